using System.Collections.Generic;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet.Arrays
{
    /// <summary>numpy's functions, looked up once. Every member needs Python's lock.</summary>
    internal static class Numpy
    {
        private static readonly Dictionary<string, PyObject> Functions = new Dictionary<string, PyObject>();

        /// <summary>A function of numpy, such as <c>asarray</c>.</summary>
        internal static PyObject Function(string name)
        {
            if (!Functions.TryGetValue(name, out var function))
            {
                using var numpy = Py.Import("numpy");
                function = numpy.GetAttr(name);
                Functions[name] = function;
            }

            return function;
        }

        /// <summary>Calls a function of numpy.</summary>
        internal static PyObject Call(string name, params PyObject[] arguments) =>
            Surface.Enter(() => Function(name).Invoke(arguments));
    }
}
