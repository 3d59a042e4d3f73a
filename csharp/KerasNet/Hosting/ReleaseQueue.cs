using System.Collections.Concurrent;
using System.Threading;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>References that wait to be given back to Python, by a thread that may do so.</summary>
    internal static class ReleaseQueue
    {
        private const int WakeAfterCount = 256;
        private const long WakeAfterBytes = 16 * 1024 * 1024;

        private static readonly ConcurrentQueue<PyObject> Waiting = new ConcurrentQueue<PyObject>();

        private static int count;
        private static long waitingBytes;
        private static int wakeAsked;

        /// <summary>Queues a reference. Called from any thread, finalizers included; never waits.</summary>
        internal static void Add(PyObject target, long bytes)
        {
            Waiting.Enqueue(target);
            var many = Interlocked.Increment(ref count) >= WakeAfterCount;
            var large = Interlocked.Add(ref waitingBytes, bytes) >= WakeAfterBytes;
            if ((many || large) && Interlocked.Exchange(ref wakeAsked, 1) == 0)
            {
                // The Keras thread drains after each piece of work; an empty one wakes it.
                KerasThread.Post(() => { });
            }
        }

        /// <summary>Gives all waiting references back. Takes Python's lock when there are any.</summary>
        internal static void Drain()
        {
            Interlocked.Exchange(ref wakeAsked, 0);
            if (Waiting.IsEmpty)
            {
                return;
            }

            using (Gil.Acquire())
            {
                while (Waiting.TryDequeue(out var target))
                {
                    target.Dispose();
                    Interlocked.Decrement(ref count);
                }
            }

            Interlocked.Exchange(ref waitingBytes, 0);
        }
    }
}
