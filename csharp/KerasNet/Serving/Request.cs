using System;
using System.Diagnostics;
using System.Threading;

namespace KerasNet.Serving
{
    /// <summary>One row that waits for its prediction.</summary>
    internal abstract class Request
    {
        private const int Waiting = 0;
        private const int Taken = 1;
        private const int Cancelled = 2;

        private int state;

        private protected Request(float[][] inputs) => this.Inputs = inputs;

        internal float[][] Inputs { get; }

        internal long Began { get; } = Stopwatch.GetTimestamp();

        /// <summary>Takes the request for computing; false when it was cancelled before.</summary>
        internal virtual bool Take() => Interlocked.CompareExchange(ref this.state, Taken, Waiting) == Waiting;

        internal abstract void Complete(float[][] outputs);

        internal abstract void Fail(Exception error);

        /// <summary>Whether two requests can be computed together.</summary>
        internal bool Fits(Request other)
        {
            for (var index = 0; index < this.Inputs.Length; index++)
            {
                if (this.Inputs[index].Length != other.Inputs[index].Length)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Takes the request back; false when it is being computed already.</summary>
        private protected bool Cancel() => Interlocked.CompareExchange(ref this.state, Cancelled, Waiting) == Waiting;
    }
}
