using System;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>The Python and Keras inside this process. They start by themselves at the first use; every member is safe from any thread.</summary>
    public static class KerasHost
    {
        private static readonly object Door = new object();

        private static Task? python;
        private static Task? keras;

        /// <summary>How Python and Keras are started. Changes after the start have no effect.</summary>
        public static KerasHostOptions Options { get; } = new KerasHostOptions();

        /// <summary>Whether Keras is loaded and ready.</summary>
        public static bool IsStarted => keras != null && keras.Status == TaskStatus.RanToCompletion;

        /// <summary>What runs here: versions, backend, devices. Starts Keras if need be.</summary>
        /// <exception cref="PythonNotFoundException">There is no Python that fits.</exception>
        /// <exception cref="HostSetupException">The Python lacks a package.</exception>
        public static HostInfo Info =>
            new HostInfo(Surface.Host<System.Collections.Generic.Dictionary<string, object?>>("describe_host"));

        /// <summary>Number of Python objects that .NET objects keep alive now. A number that keeps growing shows a leak.</summary>
        public static long LiveObjects => LiveHandles.Count;

        /// <summary>Number of .NET arrays and memories that numpy looks at now, and which are pinned for that.</summary>
        public static long SharedMemories => Arrays.SharedMemory.Live;

        /// <summary>Number of .NET threads that Python keeps something for now.</summary>
        internal static long ParkedThreads => ParkedThread.Live;

        /// <summary>Starts Python and loads Keras (3 to 6 seconds). Later calls return at once.</summary>
        /// <exception cref="PythonNotFoundException">There is no Python that fits.</exception>
        /// <exception cref="HostSetupException">The Python lacks a package.</exception>
        public static void Start() => EnsureKeras();

        /// <summary>Starts Python and loads Keras in the background, so that an application can do something else meanwhile.</summary>
        public static Task StartAsync()
        {
            lock (Door)
            {
                return LoadKeras();
            }
        }

        /// <summary>Waits until Python runs; starts it if need be. Arrays need no more than this.</summary>
        internal static void EnsurePython()
        {
            if (python?.Status != TaskStatus.RanToCompletion)
            {
                Task starting;
                lock (Door)
                {
                    _ = LoadKeras();
                    starting = python!;
                }

                Await(starting);
            }
        }

        /// <summary>Waits until Keras is loaded; starts it if need be.</summary>
        internal static void EnsureKeras()
        {
            if (keras?.Status != TaskStatus.RanToCompletion && !KerasThread.IsCurrent)
            {
                Task starting;
                lock (Door)
                {
                    starting = LoadKeras();
                }

                Await(starting);
            }
        }

        private static Task LoadKeras()
        {
            // A start that failed before Python ran can be tried again: the program may have set another path meanwhile.
            if (python == null || (python.IsFaulted && !Interpreter.IsRunning))
            {
                python = KerasThread.Start(StartPython);
                keras = null;
            }

            return keras ??= LoadAfter(python);
        }

        private static async Task LoadAfter(Task started)
        {
            await started.ConfigureAwait(false);
            var loaded = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            KerasThread.Post(() => KerasThread.Complete(loaded, () =>
                {
                    Surface.HostRaw("load_keras").Dispose();
                    return true;
                }));
            await loaded.Task.ConfigureAwait(false);
        }

        private static void StartPython()
        {
            Interpreter.Start(Options);
            using (Gil.Acquire())
            {
                HostPackage.MakeImportable();
                Surface.Bind();
                if (Options.RedirectOutput && !Interpreter.IsAttached)
                {
                    ConsoleStreams.Install(Surface.Function("install_streams"));
                }
            }
        }

        private static void Await(Task task)
        {
            try
            {
                _ = KerasThread.Wait(Unit(task));
            }
            catch (KerasNetException error)
            {
                // The same failure is thrown to every caller; each gets its own stack.
                ExceptionDispatchInfo.Capture(error).Throw();
            }
        }

        private static async Task<bool> Unit(Task task)
        {
            await task.ConfigureAwait(false);
            return true;
        }
    }
}
