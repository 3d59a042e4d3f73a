using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>Columns that a <see cref="FeatureSpace"/> encodes together: their names, or what <see cref="FeatureSpace.Cross"/> made.</summary>
    public sealed class FeatureCross : IPythonValue
    {
        private readonly object value;

        private FeatureCross(object value) => this.value = value;

        /// <summary>Columns by their names; the space says into how many bins they go.</summary>
        /// <param name="names">The names of the columns.</param>
        public static implicit operator FeatureCross(string[] names) => Of(names);

        PyObject IPythonValue.ToPython() => ToPython.Convert(this.value);

        /// <summary>Columns by their names.</summary>
        internal static FeatureCross Of(IEnumerable<string> names) =>
            new FeatureCross(PythonTuple.Of(names.ToArray())!);

        /// <summary>What a method of Keras's <c>FeatureSpace</c> makes.</summary>
        internal static FeatureCross Made(Arguments arguments) =>
            new FeatureCross(new OpaqueObject(Surface.Construct("keras.utils.FeatureSpace.cross", arguments)));
    }
}
