using System.Collections.Concurrent;
using System.Threading;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>References that wait to be given back to Python, by a thread that may do so.</summary>
    /// <remarks>Letting go of an array runs no code of Keras, so whoever makes the next array may do it too.</remarks>
    internal static class ReleaseQueue
    {
        private const int WakeAfterCount = 256;
        private const int DrainAfterCount = 32;
        private const long WakeAfterBytes = 1024 * 1024;

        private static readonly ConcurrentQueue<PyObject> Waiting = new ConcurrentQueue<PyObject>();
        private static readonly ConcurrentQueue<PyObject> WaitingArrays = new ConcurrentQueue<PyObject>();

        private static int count;
        private static long waitingBytes;
        private static int wakeAsked;

        /// <summary>Queues a reference. Called from any thread, finalizers included; never waits.</summary>
        internal static void Add(PyObject target, bool isArray, long bytes)
        {
            (isArray ? WaitingArrays : Waiting).Enqueue(target);
            var many = Interlocked.Increment(ref count) >= WakeAfterCount;
            var large = bytes > 0 && Interlocked.Add(ref waitingBytes, bytes) >= WakeAfterBytes;
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
            if (Waiting.IsEmpty && WaitingArrays.IsEmpty)
            {
                return;
            }

            using (Gil.Acquire())
            {
                Empty(Waiting);
                DrainAllArrays();
            }
        }

        /// <summary>Gives waiting arrays back when there are many or large ones. Needs Python's lock.</summary>
        /// <remarks>
        /// Before a new array is made, so that it can have the memory of one that was just disposed: other memory comes
        /// from the system, page by page, which takes several times as long as filling it.
        /// </remarks>
        internal static void DrainArrays()
        {
            if (Volatile.Read(ref count) >= DrainAfterCount || Interlocked.Read(ref waitingBytes) >= WakeAfterBytes)
            {
                DrainAllArrays();
            }
        }

        private static void DrainAllArrays()
        {
            Interlocked.Exchange(ref waitingBytes, 0);
            Empty(WaitingArrays);
        }

        private static void Empty(ConcurrentQueue<PyObject> queue)
        {
            while (queue.TryDequeue(out var target))
            {
                target.Dispose();
                Interlocked.Decrement(ref count);
            }
        }
    }
}
