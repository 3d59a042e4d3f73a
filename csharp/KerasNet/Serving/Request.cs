using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace KerasNet.Serving
{
    /// <summary>One row that waits for its prediction.</summary>
    internal sealed class Request
    {
        private const int Waiting = 0;
        private const int Taken = 1;
        private const int Cancelled = 2;

        private readonly TaskCompletionSource<float[][]> done = new TaskCompletionSource<float[][]>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        private CancellationTokenRegistration registration;
        private int state;

        internal Request(float[][] inputs) => this.Inputs = inputs;

        internal float[][] Inputs { get; }

        internal long Began { get; } = Stopwatch.GetTimestamp();

        internal Task<float[][]> Task => this.done.Task;

        /// <summary>From now on the request can be taken back, as long as it is not being computed.</summary>
        internal void Watch(CancellationToken token)
        {
            if (token.CanBeCanceled)
            {
                this.registration = token.Register(() =>
                {
                    if (Interlocked.CompareExchange(ref this.state, Cancelled, Waiting) == Waiting)
                    {
                        this.done.TrySetCanceled(token);
                    }
                });
            }
        }

        /// <summary>Takes the request for computing; false when it was cancelled before.</summary>
        internal bool Take()
        {
            var taken = Interlocked.CompareExchange(ref this.state, Taken, Waiting) == Waiting;
            this.registration.Dispose();
            return taken;
        }

        internal void Complete(float[][] outputs) => this.done.TrySetResult(outputs);

        internal void Fail(Exception error) => this.done.TrySetException(error);

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
    }
}
