using System;
using System.Collections.Generic;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Turns a Python exception into a .NET one that holds no Python objects.</summary>
    internal static class ErrorTranslator
    {
        /// <summary>The .NET exception for a Python one. Needs Python's lock.</summary>
        /// <param name="error">What Python raised.</param>
        /// <param name="owner">What was called, as C# calls it; null if it is for Python to say.</param>
        internal static Exception Translate(PythonException error, string? owner = null)
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
                return Translate(error.Value, owner);
            }
            finally
            {
                Release(error);
            }
        }

        /// <summary>The .NET exception for a Python exception object. Needs Python's lock.</summary>
        /// <param name="error">The exception.</param>
        /// <param name="owner">What was called, as C# calls it; null if it is for Python to say.</param>
        internal static Exception Translate(PyObject error, string? owner = null)
        {
            try
            {
                using var described = Surface.Function("describe_error").Invoke(error);
                return Create((Dictionary<string, object?>)FromPython.Natural(described)!, owner);
            }
            catch (PythonException)
            {
                // An exception whose text can't even be made.
                return new KerasNetException($"Python raised {error.GetPythonType().Name}, which has no text.");
            }
        }

        private static Exception Create(Dictionary<string, object?> facts, string? owner)
        {
            string? Fact(string name) => facts.TryGetValue(name, out var value) ? value as string : null;
            var type = Fact("type");
            var traceback = Fact("traceback");
            var call = Fact("call");
            var parameter = Fact("parameter");
            var camel = parameter == null ? null : CSharpNames.Parameter(parameter);
            var message = Fact("message") ?? "Python reported an error without a message.";
            message = Named(CSharpNames.Spell(message), owner ?? (call == null ? null : CSharpNames.Call(call)));
            switch (Fact("category"))
            {
                case "setup":
                    return new HostSetupException(message, type, traceback);
                case "argument":
                    return new KerasArgumentException(message, camel, type, traceback);
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

        private static string Named(string message, string? owner) =>
            owner == null || message.StartsWith(owner, StringComparison.Ordinal) ? message : $"{owner}: {message}";

        private static void Release(PythonException error)
        {
            // They keep the frames of the failed call alive, and with them its arrays.
            error.Traceback?.Dispose();
            error.Value?.Dispose();
        }
    }
}
