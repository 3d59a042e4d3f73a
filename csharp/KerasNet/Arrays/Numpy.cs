using System;
using System.Collections.Generic;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet.Arrays
{
    /// <summary>Functions that work on arrays, looked up once.</summary>
    internal static unsafe class Numpy
    {
        private static readonly Dictionary<string, PyObject> Functions = new Dictionary<string, PyObject>();

        private static PyObject? host;

        /// <summary>The address of a function of <c>kerasnet_host.arrays</c>, or of numpy. Needs Python's lock.</summary>
        internal static IntPtr Function(string name) => PythonApi.AddressOf(HostFunction(name));

        /// <summary>A function of <c>kerasnet_host.arrays</c>, or of numpy where that has none of the name. Needs Python's lock.</summary>
        internal static PyObject HostFunction(string name)
        {
            if (!Functions.TryGetValue(name, out var function))
            {
                host ??= Surface.Function("array_function");
                using var asked = new PyString(name);
                function = Surface.Enter(() => host.Invoke(asked));
                Functions[name] = function;
            }

            return function;
        }

        /// <summary>Calls a function with one array.</summary>
        internal static NDArray Call(string function, NDArray array)
        {
            using (Gil.Acquire())
            {
                var held = array.Borrow();
                try
                {
                    return NDArray.Take(PythonApi.Call(Function(function), held));
                }
                finally
                {
                    PythonApi.DecRef(held);
                }
            }
        }

        /// <summary>Calls a function of Python's C interface with two arrays.</summary>
        internal static NDArray Call(PythonApi.TwoObjects function, NDArray left, NDArray right)
        {
            using (Gil.Acquire())
            {
                var first = left.Borrow();
                var second = right.Borrow();
                try
                {
                    return NDArray.Take(function(first, second));
                }
                finally
                {
                    PythonApi.DecRef(first);
                    PythonApi.DecRef(second);
                }
            }
        }

        /// <summary>Calls a function of Python's C interface with an array and a number, which takes the array's type.</summary>
        internal static NDArray CallWithNumber(
            PythonApi.TwoObjects function,
            NDArray array,
            double number,
            bool isNumberFirst
        )
        {
            using (Gil.Acquire())
            {
                return CallWithNumber(function, array, PythonApi.Float(number), isNumberFirst);
            }
        }

        /// <summary>Calls a function of Python's C interface with an array and a number, which takes the array's type.</summary>
        internal static NDArray CallWithNumber(
            PythonApi.TwoObjects function,
            NDArray array,
            long number,
            bool isNumberFirst
        )
        {
            using (Gil.Acquire())
            {
                return CallWithNumber(function, array, PythonApi.Integer(number), isNumberFirst);
            }
        }

        /// <summary>Calls a function that returns an array.</summary>
        internal static NDArray Call(string function, Arguments arguments)
        {
            KerasHost.EnsurePython();
            using (Gil.Acquire())
            {
                using var result = Raw(function, arguments);
                return NDArray.TakeFrom(result);
            }
        }

        /// <summary>Calls a function and converts what it returns.</summary>
        internal static T Call<T>(string function, Arguments arguments)
        {
            KerasHost.EnsurePython();
            using (Gil.Acquire())
            {
                return FromPython.Take<T>(Raw(function, arguments));
            }
        }

        private static NDArray CallWithNumber(
            PythonApi.TwoObjects function,
            NDArray array,
            IntPtr number,
            bool isNumberFirst
        )
        {
            var held = IntPtr.Zero;
            try
            {
                held = array.Borrow();
                return NDArray.Take(isNumberFirst ? function(number, held) : function(held, number));
            }
            finally
            {
                PythonApi.DecRef(held);
                PythonApi.DecRef(number);
            }
        }

        private static PyObject Raw(string function, Arguments arguments)
        {
            using var positional = arguments.ToTuple();
            using var keywords = arguments.ToDict();
            try
            {
                return HostFunction(function).Invoke(positional, keywords);
            }
            catch (PythonException error)
            {
                throw ErrorTranslator.Translate(error);
            }
        }
    }
}
