using System;
using System.Collections.Concurrent;
using System.Threading;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>The Python state of one .NET thread. When the thread is dead, its state is deleted.</summary>
    internal sealed class ParkedThread
    {
        private static readonly BlockingCollection<IntPtr> Dead = new BlockingCollection<IntPtr>();

        private static long live;
        private static int undertakerRuns;

        private readonly IntPtr state;

        private ParkedThread(IntPtr state)
        {
            this.state = state;
            Interlocked.Increment(ref live);
        }

        /// <summary>Runs when the thread-local that refers to it is gone, and with it the thread.</summary>
        ~ParkedThread()
        {
            // A finalizer must not wait for Python's lock.
            Dead.Add(this.state);
            if (Interlocked.Exchange(ref undertakerRuns, 1) == 0)
            {
                new Thread(Bury) { Name = "KerasNet threads", IsBackground = true }.Start();
            }
        }

        /// <summary>How many states of .NET threads there are now.</summary>
        internal static long Live => Interlocked.Read(ref live);

        /// <summary>Makes a state for the calling thread, which has none.</summary>
        internal static ParkedThread Create()
        {
            _ = NativePython.EnsureGil();
            return new ParkedThread(PythonEngine.BeginAllowThreads());
        }

        /// <remarks>On a thread of its own: deleting a state also clears what Python remembers of the deleting thread.</remarks>
        private static void Bury()
        {
            foreach (var state in Dead.GetConsumingEnumerable())
            {
                NativePython.DeleteThreadState(state);
                Interlocked.Decrement(ref live);
            }
        }
    }
}
