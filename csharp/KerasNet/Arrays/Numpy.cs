using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet.Arrays
{
    /// <summary>Functions that work on arrays, looked up once.</summary>
    internal static unsafe class Numpy
    {
        private static readonly Dictionary<string, PyObject> Functions = new Dictionary<string, PyObject>();

        private static readonly Dictionary<string, PyString> Names = new Dictionary<string, PyString>();

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
        /// <param name="function">The function's name.</param>
        /// <param name="array">The array.</param>
        /// <param name="caller">What was called, as C# calls it: errors begin with it.</param>
        internal static NDArray Call(string function, NDArray array, [CallerMemberName] string? caller = null)
        {
            using (Gil.Acquire())
            {
                ReleaseQueue.DrainArrays();
                var held = array.Borrow();
                try
                {
                    var result = PythonApi.Call(Function(function), held);
                    return result != IntPtr.Zero ? NDArray.Take(result) : throw Failed(caller, array);
                }
                finally
                {
                    PythonApi.DecRef(held);
                }
            }
        }

        /// <summary>Calls a function of Python's C interface with two arrays.</summary>
        /// <param name="function">The function.</param>
        /// <param name="left">One array.</param>
        /// <param name="right">The other.</param>
        /// <param name="caller">What was called, as C# calls it, for errors; null if numpy tells enough.</param>
        internal static NDArray Call(PythonApi.TwoObjects function, NDArray left, NDArray right, string? caller = null)
        {
            using (Gil.Acquire())
            {
                ReleaseQueue.DrainArrays();
                var first = left.Borrow();
                var second = right.Borrow();
                try
                {
                    var result = function(first, second);
                    return result != IntPtr.Zero ? NDArray.Take(result) : throw Failed(caller, left, right);
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
        /// <param name="function">The function's name.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <param name="caller">What was called, as C# calls it: errors begin with it.</param>
        internal static NDArray Call(string function, Arguments arguments, [CallerMemberName] string? caller = null)
        {
            KerasHost.EnsurePython();
            using (Gil.Acquire())
            {
                return NDArray.Take(Raw(function, arguments, caller));
            }
        }

        /// <summary>Calls a function and converts what it returns.</summary>
        /// <typeparam name="T">What it returns.</typeparam>
        /// <param name="function">The function's name.</param>
        /// <param name="arguments">Its arguments.</param>
        /// <param name="caller">What was called, as C# calls it: errors begin with it.</param>
        internal static T Call<T>(string function, Arguments arguments, [CallerMemberName] string? caller = null)
        {
            KerasHost.EnsurePython();
            using (Gil.Acquire())
            {
                return FromPython.Take<T>(PythonApi.Own(Raw(function, arguments, caller)));
            }
        }

        private static NDArray CallWithNumber(
            PythonApi.TwoObjects function,
            NDArray array,
            IntPtr number,
            bool isNumberFirst
        )
        {
            ReleaseQueue.DrainArrays();
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

        /// <summary>The reference that a function returns, or its error thrown.</summary>
        private static IntPtr Raw(string function, Arguments arguments, string? caller)
        {
            ReleaseQueue.DrainArrays();
            var positional = arguments.Positional;
            var keywords = arguments.Keywords;
            var count = positional.Count + keywords.Count;
            var values = stackalloc IntPtr[count];
            var names = IntPtr.Zero;
            var converted = 0;
            try
            {
                for (; converted < count; converted++)
                {
                    var value =
                        converted < positional.Count
                            ? positional[converted]
                            : keywords[converted - positional.Count].Value;
                    values[converted] = Convert(value);
                }

                names = NamesOf(keywords);
                var result = PythonApi.Call(Function(function), values, positional.Count, names);
                return result != IntPtr.Zero ? result : throw Failed(caller, positional.OfType<NDArray>().ToArray());
            }
            finally
            {
                PythonApi.DecRef(names);
                while (converted > 0)
                {
                    PythonApi.DecRef(values[--converted]);
                }
            }
        }

        /// <summary>The error that Python has raised, with what numpy leaves out: what was asked of which arrays.</summary>
        private static Exception Failed(string? caller, params NDArray[] given)
        {
            var arrays = string.Join(" and ", given.Select(array => array.TypeAndShape));
            return PythonApi.Raised(caller == null || given.Length == 0 ? null : $"{caller} of {arrays}");
        }

        private static IntPtr Convert(object? value)
        {
            switch (value)
            {
                case NDArray array:
                    return array.Borrow();
                case int number:
                    return PythonApi.Integer(number);
                case double number:
                    return PythonApi.Float(number);
                default:
                    using (var converted = ToPython.Convert(value))
                    {
                        var address = PythonApi.AddressOf(converted);
                        PythonApi.IncRef(address);
                        return address;
                    }
            }
        }

        /// <summary>A tuple of the names of keyword arguments; zero if there are none.</summary>
        private static IntPtr NamesOf(IReadOnlyList<KeyValuePair<string, object?>> keywords)
        {
            if (keywords.Count == 0)
            {
                return IntPtr.Zero;
            }

            Span<IntPtr> names = stackalloc IntPtr[keywords.Count];
            for (var index = 0; index < names.Length; index++)
            {
                if (!Names.TryGetValue(keywords[index].Key, out var name))
                {
                    name = new PyString(keywords[index].Key);
                    Names[keywords[index].Key] = name;
                }

                names[index] = PythonApi.AddressOf(name);
                PythonApi.IncRef(names[index]);
            }

            return PythonApi.Tuple(names);
        }
    }
}
