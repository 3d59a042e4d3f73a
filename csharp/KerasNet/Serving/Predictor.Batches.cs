using System;
using System.Collections.Generic;
using System.Threading;

namespace KerasNet.Serving
{
    /// <content>The queue and the thread that empties it.</content>
    public sealed partial class Predictor
    {
        private readonly ServingCounts counts = new ServingCounts();

        /// <summary>A lone caller computes its row itself: no thread has to wake for it.</summary>
        private bool TryRunInPlace(Request request)
        {
            if (this.waiting != 0 || this.options.MaxDelay > TimeSpan.Zero || !Monitor.TryEnter(this.gate))
            {
                return false;
            }

            try
            {
                if (this.closing)
                {
                    throw Disposed();
                }

                _ = request.Take();
                this.Run(new[] { request });
            }
            finally
            {
                Monitor.Exit(this.gate);
            }

            return true;
        }

        private void TakePlace()
        {
            if (!this.places.Wait(0))
            {
                this.RejectWhenFull();
                this.places.Wait();
            }
        }

        private void RejectWhenFull()
        {
            if (this.options.WhenFull == QueueFull.Reject)
            {
                this.counts.Rejected();
                throw new PredictorBusyException(
                    $"{this.options.MaxQueue} calls are waiting already, the most that MaxQueue allows."
                );
            }
        }

        /// <summary>Puts a request, for which a place was taken, into the queue.</summary>
        private void Enqueue(Request request)
        {
            lock (this.queue)
            {
                if (this.closing)
                {
                    _ = this.places.Release();
                    throw Disposed();
                }

                this.queue.Enqueue(request);
                this.waiting = this.queue.Count;
                Monitor.Pulse(this.queue);
            }
        }

        private void RunBatches()
        {
            var batch = new List<Request>(this.options.MaxBatchSize);
            while (this.WaitForWork())
            {
                lock (this.gate)
                {
                    this.TakeBatch(batch);
                    if (batch.Count > 0)
                    {
                        this.Run(batch);
                    }
                }

                batch.Clear();
            }
        }

        /// <returns>False when the predictor is closing and the queue is empty.</returns>
        private bool WaitForWork()
        {
            lock (this.queue)
            {
                while (this.queue.Count == 0)
                {
                    if (this.closing)
                    {
                        return false;
                    }

                    _ = Monitor.Wait(this.queue);
                }

                this.WaitForMore();
                return true;
            }
        }

        private void WaitForMore()
        {
            var end = DateTime.UtcNow + this.options.MaxDelay;
            while (this.queue.Count < this.options.MaxBatchSize && !this.closing)
            {
                var left = end - DateTime.UtcNow;
                if (left <= TimeSpan.Zero)
                {
                    return;
                }

                _ = Monitor.Wait(this.queue, left);
            }
        }

        private void TakeBatch(List<Request> batch)
        {
            lock (this.queue)
            {
                while (batch.Count < this.options.MaxBatchSize && this.queue.Count > 0)
                {
                    // In the order they came: one that does not fit opens the next batch.
                    if (batch.Count > 0 && !this.queue.Peek().Fits(batch[0]))
                    {
                        break;
                    }

                    var request = this.queue.Dequeue();
                    _ = this.places.Release();
                    if (request.Take())
                    {
                        batch.Add(request);
                    }
                    else
                    {
                        this.counts.Cancelled();
                    }
                }

                this.waiting = this.queue.Count;
            }
        }

        /// <summary>Computes a batch and answers each of its requests. The caller holds the gate.</summary>
        private void Run(IReadOnlyList<Request> batch)
        {
            try
            {
                var outputs = this.engine.Run(Batch.Join(batch), batch.Count);
                for (var row = 0; row < batch.Count; row++)
                {
                    batch[row].Complete(Batch.Row(outputs, row, batch.Count));
                }
            }
#pragma warning disable CA1031 // whatever it was, it is the callers' to see
            catch (Exception error)
#pragma warning restore CA1031
            {
                foreach (var request in batch)
                {
                    request.Fail(error);
                }

                this.counts.Failed(batch.Count);
            }

            this.counts.Ran(batch);
        }
    }
}
