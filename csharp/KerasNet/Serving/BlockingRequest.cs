using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace KerasNet.Serving
{
    /// <summary>A row for whose prediction a thread waits.</summary>
    /// <remarks>
    /// The thread sleeps at once. A task's wait would spin first, which with more callers than cores takes the processor
    /// from the one that computes.
    /// </remarks>
    internal sealed class BlockingRequest : Request
    {
        private float[][]? outputs;
        private ExceptionDispatchInfo? failure;

        internal BlockingRequest(float[][] inputs)
            : base(inputs) { }

        /// <summary>Waits for the prediction.</summary>
        internal float[][] Wait()
        {
            lock (this)
            {
                while (this.outputs == null && this.failure == null)
                {
                    _ = Monitor.Wait(this);
                }
            }

            this.failure?.Throw();
            return this.outputs!;
        }

        /// <inheritdoc/>
        internal override void Complete(float[][] outputs)
        {
            lock (this)
            {
                this.outputs = outputs;
                Monitor.Pulse(this);
            }
        }

        /// <inheritdoc/>
        internal override void Fail(Exception error)
        {
            lock (this)
            {
                this.failure = ExceptionDispatchInfo.Capture(error);
                Monitor.Pulse(this);
            }
        }
    }
}
