using System;
using System.Collections.Generic;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Turns a Python exception into a .NET one that holds no Python objects.</summary>
    internal static class ErrorTranslator
    {
        /// <summary>The .NET exception for a Python one. Needs Python's lock.</summary>
        internal static Exception Translate(PythonException error)
        {
            if (error.Value == null)
            {
                return new KerasNetException(error.Message, error.Type?.ToString(), error.StackTrace);
            }

            if (error.Traceback != null)
            {
                error.Value.SetAttr("__traceback__", error.Traceback);
            }

            try
            {
                return Translate(error.Value);
            }
            finally
            {
                Release(error);
            }
        }

        /// <summary>The .NET exception for a Python exception object. Needs Python's lock.</summary>
        internal static Exception Translate(PyObject error)
        {
            try
            {
                using var described = Surface.Function("describe_error").Invoke(error);
                return Create((Dictionary<string, object?>)FromPython.Natural(described)!);
            }
            catch (PythonException)
            {
                // An exception whose text can't even be made.
                return new KerasNetException($"Python raised {error.GetPythonType().Name}, which has no text.");
            }
        }

        private static Exception Create(Dictionary<string, object?> facts)
        {
            string? Fact(string name) => facts.TryGetValue(name, out var value) ? value as string : null;
            var message = Fact("message") ?? "Python reported an error without a message.";
            var type = Fact("type");
            var traceback = Fact("traceback");
            switch (Fact("category"))
            {
                case "setup":
                    return new HostSetupException(message, type, traceback);
                case "argument":
                    var parameter = Fact("parameter");
                    var camel = parameter == null ? null : Arguments.CamelCase(parameter);
                    return new KerasArgumentException(Spell(message, parameter, camel), camel, type, traceback);
                case "file":
                    return new KerasFileException(message, type, traceback);
                case "memory":
                    return new KerasOutOfMemoryException(message, type, traceback);
                case "compute":
                case "unavailable":
                    return new KerasComputeException(message, type, traceback);
                default:
                    return new KerasNetException(message, type, traceback);
            }
        }

        private static string Spell(string message, string? parameter, string? camel)
        {
            return parameter == null || camel == null || parameter == camel
                ? message
                : System.Text.RegularExpressions.Regex.Replace(message, $@"\b{parameter}\b", camel);
        }

        private static void Release(PythonException error)
        {
            // They keep the frames of the failed call alive, and with them its arrays.
            error.Traceback?.Dispose();
            error.Value?.Dispose();
        }
    }
}
