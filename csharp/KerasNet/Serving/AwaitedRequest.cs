using System;
using System.Threading;
using System.Threading.Tasks;

namespace KerasNet.Serving
{
    /// <summary>A row whose prediction is awaited.</summary>
    internal sealed class AwaitedRequest : Request
    {
        private readonly TaskCompletionSource<float[][]> done = new TaskCompletionSource<float[][]>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        private CancellationTokenRegistration registration;

        internal AwaitedRequest(float[][] inputs)
            : base(inputs) { }

        internal Task<float[][]> Task => this.done.Task;

        /// <summary>From now on the request can be taken back, as long as it is not being computed.</summary>
        internal void Watch(CancellationToken token)
        {
            if (token.CanBeCanceled)
            {
                this.registration = token.Register(() =>
                {
                    if (this.Cancel())
                    {
                        this.done.TrySetCanceled(token);
                    }
                });
            }
        }

        /// <inheritdoc/>
        internal override bool Take()
        {
            var taken = base.Take();
            this.registration.Dispose();
            return taken;
        }

        /// <inheritdoc/>
        internal override void Complete(float[][] outputs) => this.done.TrySetResult(outputs);

        /// <inheritdoc/>
        internal override void Fail(Exception error) => this.done.TrySetException(error);
    }
}
