using System;
using System.Collections.Concurrent;
using System.Threading;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>A flag in shared memory that tells a running job to stop: set without Python's lock, polled each step.</summary>
    internal sealed class StopSignal : IDisposable, IPythonValue
    {
        private static readonly ConcurrentDictionary<StopSignal, bool> Running =
            new ConcurrentDictionary<StopSignal, bool>();

        private readonly int[] flag = new int[1];
        private readonly CancellationTokenRegistration registration;

        /// <summary>Makes a signal that follows a cancellation token.</summary>
        internal StopSignal(CancellationToken token)
        {
            Running[this] = true;
            this.registration = token.Register(this.Stop);
        }

        /// <summary>Asks every running job to stop.</summary>
        internal static void StopAll()
        {
            foreach (var signal in Running.Keys)
            {
                signal.Stop();
            }
        }

        /// <summary>Asks the job to stop after the step that is running.</summary>
        internal void Stop() => Volatile.Write(ref this.flag[0], 1);

        /// <summary>The flag as Python sees it: a view of this object's memory.</summary>
        PyObject IPythonValue.ToPython() => this.flag.ToPython();

        /// <inheritdoc/>
        public void Dispose()
        {
            Running.TryRemove(this, out _);
            this.registration.Dispose();
        }
    }
}
