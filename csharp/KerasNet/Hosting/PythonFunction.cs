using System;
using System.Collections.Generic;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>C# functions that Python can call. They run without Python's lock.</summary>
    internal static class PythonFunction
    {
        /// <summary>A Python callable of positional arguments. Needs Python's lock; the caller owns it.</summary>
        /// <param name="function">Takes the arguments, converted; returns what Python gets. An exception travels through
        /// Python to the caller as itself.</param>
        internal static PyObject Create(Func<IReadOnlyList<object?>, object?> function)
        {
            using var receiver = new Func<PyObject, PyObject>(tuple => Call(function, tuple)).ToPython();
            return Surface.Enter(() => Surface.Function("callable_from").Invoke(receiver));
        }

        /// <summary>A Python callable of one argument that returns nothing. Needs Python's lock; the caller owns it.</summary>
        internal static PyObject CreateReceiver<T>(Action<T> receive)
        {
            return new Action<PyObject>(argument =>
            {
                T value;
                using (Gil.Acquire())
                {
                    value = FromPython.Take<T>(argument);
                }

                receive(value);
            }).ToPython();
        }

        private static PyObject Call(Func<IReadOnlyList<object?>, object?> function, PyObject tuple)
        {
            List<object?> arguments;
            using (Gil.Acquire())
            {
                arguments = FromPython.Take<List<object?>>(tuple);
            }

            object? result;
            try
            {
                result = function(arguments);
            }
            catch (Exception error)
            {
                ThrownInside.Remember(error);
                throw;
            }

            using (Gil.Acquire())
            {
                return ToPython.Convert(result);
            }
        }
    }
}
