using System;
using System.Runtime.CompilerServices;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Python's global interpreter lock, held for one scope of the calling thread.</summary>
    /// <remarks>
    /// The first use on a thread parks a Python thread state there until the thread ends: acquiring is then four times
    /// cheaper, and what Python keeps in thread-locals survives. A <c>ref struct</c> can't cross an <c>await</c> or a lambda, which is
    /// where a lock that belongs to one thread gets lost.
    /// </remarks>
    internal ref struct Gil
    {
        [ThreadStatic]
        private static bool threadIsParked;

        [ThreadStatic]
        private static ParkedThread? parked;

        private readonly int state;
        private bool held;

        private Gil(int state)
        {
            this.state = state;
            this.held = true;
        }

        /// <summary>Whether the calling thread holds the lock now.</summary>
        internal static bool IsHeld => Interpreter.IsRunning && NativePython.HoldsGil();

        /// <summary>Takes the lock; Python must be running. Dispose to release.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Gil Acquire()
        {
            if (!threadIsParked)
            {
                Park();
            }

            return new Gil(NativePython.EnsureGil());
        }

        /// <summary>Releases the lock.</summary>
        public void Dispose()
        {
            if (this.held)
            {
                this.held = false;
                NativePython.ReleaseGil(this.state);
            }
        }

        private static void Park()
        {
            // A thread that Python made has a state of its own, which Python deletes.
            if (!NativePython.HasThreadState())
            {
                parked = ParkedThread.Create();
            }

            threadIsParked = true;
        }
    }
}
