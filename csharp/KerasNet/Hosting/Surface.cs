using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>The assembly's one door into Python: the functions of <c>kerasnet_host.surface</c>.</summary>
    internal static class Surface
    {
        /// <summary>The version of the call surface this assembly was written for.</summary>
        internal const int ExpectedVersion = 1;

        private static readonly string[] Needed =
        {
            "load_keras",
            "call",
            "invoke",
            "get",
            "set",
            "kind_of",
            "describe_error",
            "describe_host",
            "install_streams",
            "capture_settings",
            "adopt_settings",
            "changed_settings",
            "merge_settings",
        };

        private static readonly Dictionary<string, PyObject> Functions = new Dictionary<string, PyObject>();

        private static PyObject? module;

        /// <summary>Binds the host's functions. Needs Python's lock.</summary>
        /// <exception cref="HostVersionException">The host's surface is of another version.</exception>
        internal static void Bind()
        {
            try
            {
                module = Py.Import("kerasnet_host.surface");
            }
            catch (PythonException error)
            {
                throw new KerasNetException(
                    $"The Python package kerasnet_host could not be imported: {error.Message}",
                    error
                );
            }

            var found = ReadVersion(module);
            if (found != ExpectedVersion)
            {
                using var file = module.GetAttr("__file__");
                throw new HostVersionException(ExpectedVersion, found, file.ToString() ?? "?");
            }

            foreach (var name in Needed)
            {
                _ = Function(name);
            }
        }

        /// <summary>A function of the surface. Needs Python's lock.</summary>
        internal static PyObject Function(string name)
        {
            if (!Functions.TryGetValue(name, out var function))
            {
                function = (module ?? throw new InvalidOperationException("The host is not bound.")).GetAttr(name);
                Functions[name] = function;
            }

            return function;
        }

        /// <summary>Calls a Keras function or class by its public name and converts what it returns.</summary>
        internal static T Call<T>(string symbol, Arguments arguments) =>
            OnKeras(() => FromPython.Take<T>(CallRaw(symbol, arguments)));

        /// <summary>Calls a Keras function by its public name.</summary>
        internal static void Call(string symbol, Arguments arguments) =>
            OnKeras(() => CallRaw(symbol, arguments).Dispose());

        /// <summary>Creates a Keras object by its public name.</summary>
        internal static PyHandle Construct(string symbol, Arguments arguments) =>
            OnKeras(() => new PyHandle(CallRaw(symbol, arguments)));

        /// <summary>Calls a method and converts what it returns.</summary>
        internal static T Invoke<T>(PyHandle target, string method, Arguments arguments) =>
            OnKeras(() => FromPython.Take<T>(InvokeRaw(target.Target, method, arguments)));

        /// <summary>Reads an attribute.</summary>
        internal static T Get<T>(PyHandle target, string attribute) =>
            OnKeras(() =>
            {
                using var name = new PyString(attribute);
                return FromPython.Take<T>(Enter(() => Function("get").Invoke(target.Target, name)));
            });

        /// <summary>Assigns an attribute.</summary>
        internal static void Set(PyHandle target, string attribute, object? value) =>
            OnKeras(() =>
            {
                using var name = new PyString(attribute);
                using var converted = ToPython.Convert(value);
                Enter(() => Function("set").Invoke(target.Target, name, converted)).Dispose();
            });

        /// <summary>Calls a function of the surface with plain values and converts what it returns.</summary>
        internal static T Host<T>(string function, params object?[] arguments) =>
            OnKeras(() => FromPython.Take<T>(HostRaw(function, arguments)));

        /// <summary>Runs a long call of the surface on a thread of its own and converts what it returns.</summary>
        internal static Task<T> HostJobAsync<T>(string function, params object?[] arguments)
        {
            KerasHost.EnsureKeras();
            return JobThreads.RunAsync(DeviceScope.Around(() => FromPython.Take<T>(HostRaw(function, arguments))));
        }

        /// <summary>Runs a long call of the surface on a thread of its own, waits, and converts what it returns.</summary>
        internal static T HostJob<T>(string function, params object?[] arguments)
        {
            KerasHost.EnsureKeras();
            return JobThreads.Run(DeviceScope.Around(() => FromPython.Take<T>(HostRaw(function, arguments))));
        }

        /// <summary>Runs a piece of work on a thread that may call Keras, under Python's lock.</summary>
        internal static T OnKeras<T>(Func<T> work)
        {
            KerasHost.EnsureKeras();
            return KerasThread.Run(DeviceScope.Around(work));
        }

        /// <summary>Runs a piece of work on a thread that may call Keras, under Python's lock.</summary>
        internal static void OnKeras(Action work)
        {
            _ = OnKeras(() =>
            {
                work();
                return true;
            });
        }

        /// <summary>Runs one Python call and translates its failure. Needs Python's lock.</summary>
        /// <param name="call">The call.</param>
        /// <param name="owner">What is called, as C# calls it, for errors; null if it is for Python to say.</param>
        internal static PyObject Enter(Func<PyObject> call, string? owner = null)
        {
            var outer = ThrownInside.Enter();
            try
            {
                return call();
            }
            catch (PythonException error)
            {
                var translated = ErrorTranslator.Translate(error, owner);
                ThrownInside.ThrowIfCauseOf(translated);
                throw translated;
            }
            catch (Exception copy) when (ThrownInside.IsCopied(copy))
            {
                // Keras adds to the text of an error by making another of the same class, here a .NET class.
                ThrownInside.ThrowIfCauseOf(copy);
                throw;
            }
            finally
            {
                ThrownInside.Leave(outer);
            }
        }

        internal static PyObject CaptureSettings() => HostRaw("capture_settings");

        internal static void AdoptSettings(PyObject settings) =>
            Enter(() => Function("adopt_settings").Invoke(settings)).Dispose();

        internal static PyObject ChangedSettings(PyObject before) =>
            Enter(() => Function("changed_settings").Invoke(before));

        internal static void MergeSettings(PyObject changes) =>
            Enter(() => Function("merge_settings").Invoke(changes)).Dispose();

        /// <summary>Calls a function of the surface. Needs Python's lock.</summary>
        internal static PyObject HostRaw(string function, params object?[] arguments)
        {
            using var tuple = ToPython.Tuple(arguments);
            return Enter(() => Function(function).Invoke(tuple));
        }

        private static PyObject CallRaw(string symbol, Arguments arguments)
        {
            using var name = new PyString(symbol);
            using var positional = arguments.ToTuple();
            using var keywords = arguments.ToDict();
            return Enter(() => Function("call").Invoke(name, positional, keywords), arguments.Owner);
        }

        private static PyObject InvokeRaw(PyObject target, string method, Arguments arguments)
        {
            using var name = new PyString(method);
            using var positional = arguments.ToTuple();
            using var keywords = arguments.ToDict();
            return Enter(() => Function("invoke").Invoke(target, name, positional, keywords), arguments.Owner);
        }

        private static int ReadVersion(PyObject bound)
        {
            if (!bound.HasAttr("SURFACE_VERSION"))
            {
                return 0;
            }

            using var version = bound.GetAttr("SURFACE_VERSION");
            return version.As<int>();
        }
    }
}
