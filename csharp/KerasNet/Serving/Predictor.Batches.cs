using System;
using System.Collections.Generic;
using System.Threading;

namespace KerasNet.Serving
{
    /// <content>The queue and the thread that empties it.</content>
    public sealed partial class Predictor
    {
        private const int IdleYields = 3;

        private readonly ServingCounts counts = new ServingCounts();

        /// <summary>Rows of the last batch: more than one when callers come together.</summary>
        private volatile int lastBatch;

        /// <summary>A lone caller computes its row itself: no thread has to wake for it.</summary>
        private bool TryRunInPlace(Request request)
        {
            if (
                this.waiting != 0
                || this.lastBatch > 1
                || this.options.MaxDelay > TimeSpan.Zero
                || !Monitor.TryEnter(this.gate)
            )
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
                    this.lastBatch = batch.Count;
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
            }

            this.LetOthersIn();
            return true;
        }

        /// <summary>Callers that were answered together come again together: those that are ready to run put in their rows first.</summary>
        /// <remarks>That is no wait: the processor is handed to threads that have something to do, and only as long as rows come.</remarks>
        private void LetOthersIn()
        {
            var seen = this.waiting;
            for (var idle = 0; idle < IdleYields && seen < this.lastBatch; )
            {
                _ = Thread.Yield();
                idle = this.waiting > seen ? 0 : idle + 1;
                seen = this.waiting;
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
            float[][] outputs;
            try
            {
                outputs = this.engine.Run(Batch.Join(batch), batch.Count);
            }
#pragma warning disable CA1031 // whatever it was, it is the callers' to see
            catch (Exception error)
#pragma warning restore CA1031
            {
                this.Fail(batch, error);
                return;
            }

            // Counted first, so that whoever has an answer finds it in the statistics.
            this.counts.Ran(batch);
            for (var row = 0; row < batch.Count; row++)
            {
                batch[row].Complete(Batch.Row(outputs, row, batch.Count));
            }
        }

        /// <summary>One row that can't be computed is no reason for the others of its batch to fail: each is computed alone.</summary>
        private void Fail(IReadOnlyList<Request> batch, Exception error)
        {
            if (batch.Count == 1)
            {
                this.counts.Failed(1);
                this.counts.Ran(batch);
                batch[0].Fail(error);
                return;
            }

            foreach (var request in batch)
            {
                this.Run(new[] { request });
            }
        }
    }
}
