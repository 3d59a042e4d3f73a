using System;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet.Arrays
{
    /// <summary>A .NET array whose memory Python sees for one call only: nothing is left for the garbage collector to find.</summary>
    internal sealed class LentArray : IPythonValue
    {
        private readonly Array array;

        /// <exception cref="KerasArgumentException">The element type is none that numpy has.</exception>
        internal LentArray(Array array)
        {
            _ = ElementType.OfNet(array.GetType().GetElementType()!);
            this.array = array;
        }

        PyObject IPythonValue.ToPython()
        {
            using var view = NDArray.Share(this.array);
            return ((IPythonValue)view).ToPython();
        }
    }
}
