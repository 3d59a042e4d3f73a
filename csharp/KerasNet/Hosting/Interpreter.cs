using System;
using System.Reflection;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Brings Python to life in this process, or joins the one that is there.</summary>
    internal static class Interpreter
    {
        /// <summary>Whether Python runs and pythonnet is ready.</summary>
        internal static bool IsRunning { get; private set; }

        /// <summary>Whether a Python program loaded this assembly, so that Python belongs to somebody else.</summary>
        internal static bool IsAttached { get; private set; }

        /// <summary>The Python that this process started; null when attached.</summary>
        internal static PythonInstallation? Installation { get; private set; }

        /// <summary>Starts Python on the calling thread, which must live as long as the process.</summary>
        /// <exception cref="PythonNotFoundException">No Python fits.</exception>
        internal static void Start(KerasHostOptions options)
        {
            if (IsRunning)
            {
                return;
            }

            if (PythonEngine.IsInitialized)
            {
                IsAttached = true;
                NativePython.Bind(null);
                IsRunning = true;
                return;
            }

            var python = PythonLocator.Find(options.Python);
            foreach (var (name, value) in options.EnvironmentForPython())
            {
                NativeLibraries.SetEnvironmentVariable(name, value);
            }

            Runtime.PythonDLL = python.Library;
            PythonEngine.ProgramName = python.Executable; // makes Python see the virtual environment as if it were activated
            RuntimeData.FormatterType = typeof(NoopFormatter);
            try
            {
                // No signal handlers: Ctrl-C stays .NET's.
                PythonEngine.Initialize(setSysArgv: true, initSigs: false);
            }
            catch (Exception error) when (!(error is OutOfMemoryException))
            {
                throw new PythonNotFoundException(
                    $"Python at '{python.Executable}' (library '{python.Library}') could not be started in this process: {error.Message}",
                    error
                );
            }

            DetachSlowShutdown();
            Installation = python;
            NativePython.Bind(python.Library);
            _ = PythonEngine.BeginAllowThreads();
            IsRunning = true;
            ProcessExit.Register();
        }

        /// <summary>Takes pythonnet's handler off the end of the process.</summary>
        /// <remarks>
        /// It collects garbage some eighty times (10-20 s with TensorFlow), waits for ever for a thread that holds the
        /// lock, and crashes while a fit runs. <see cref="ProcessExit"/> does what is needed.
        /// </remarks>
        private static void DetachSlowShutdown()
        {
            var method = typeof(PythonEngine).GetMethod("OnProcessExit", BindingFlags.Static | BindingFlags.NonPublic);
            if (
                method != null
                && Delegate.CreateDelegate(typeof(EventHandler), method, throwOnBindFailure: false)
                    is EventHandler handler
            )
            {
                AppDomain.CurrentDomain.ProcessExit -= handler;
                AppDomain.CurrentDomain.DomainUnload -= handler;
                return;
            }

            // Another pythonnet: with everything frozen there is nothing for its collections to walk.
            PythonEngine.AddShutdownHandler(() =>
                PythonEngine.Exec("import gc, sys\nsys.stdout.flush()\nsys.stderr.flush()\ngc.freeze()")
            );
        }
    }
}
