using System;
using System.Threading;
using System.Threading.Tasks;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>What happens when the process ends: running jobs are told to stop, Python's output is flushed, no more.</summary>
    /// <remarks>Python itself is never shut down: that takes long, and crashes while its threads run.</remarks>
    internal static class ProcessExit
    {
        private static readonly TimeSpan FlushLimit = TimeSpan.FromMilliseconds(500);

        private static int registered;

        /// <summary>Hooks the end of the process, once.</summary>
        internal static void Register()
        {
            if (Interlocked.Exchange(ref registered, 1) == 0)
            {
                AppDomain.CurrentDomain.ProcessExit += (sender, arguments) => Leave();
            }
        }

        private static void Leave()
        {
            StopSignal.StopAll();
            var flushed = new TaskCompletionSource<bool>();
            KerasThread.Post(() => KerasThread.Complete(flushed, () =>
                {
                    PythonEngine.Exec("import sys\nsys.stdout.flush()\nsys.stderr.flush()");
                    return true;
                }));
            // A Keras thread that is busy must not hold the process up.
            _ = Task.WaitAny(new Task[] { flushed.Task }, FlushLimit);
        }
    }
}
