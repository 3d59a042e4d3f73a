using System.Collections.Generic;
using System.Linq;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>A dictionary that Python shall see with whole numbers as keys.</summary>
    internal sealed class IntegerKeys<T> : IPythonValue
    {
        private readonly KeyValuePair<int, T>[] pairs;

        internal IntegerKeys(IEnumerable<KeyValuePair<int, T>> pairs) => this.pairs = pairs.ToArray();

        PyObject IPythonValue.ToPython()
        {
            var result = new PyDict();
            foreach (var pair in this.pairs)
            {
                using var key = new PyInt(pair.Key);
                using var value = ToPython.Convert(pair.Value);
                result.SetItem(key, value);
            }

            return result;
        }
    }
}
