using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace KerasNet
{
    /// <summary>One reading of an asynchronous source of batches. The thread that asks waits; the wait can be ended.</summary>
    internal sealed class AsyncReading
    {
        private static readonly ConcurrentDictionary<AsyncReading, bool> Open =
            new ConcurrentDictionary<AsyncReading, bool>();

        private static int sources;

        private readonly int source;
        private readonly CancellationTokenSource cancel = new CancellationTokenSource();
        private readonly IAsyncEnumerator<Batch> batches;
        private Task<bool>? pending;

        /// <summary>Begins a reading.</summary>
        /// <param name="batches">The source; its enumerator gets a token.</param>
        /// <param name="source">The source's number.</param>
        internal AsyncReading(IAsyncEnumerable<Batch> batches, int source)
        {
            this.source = source;
            this.batches = batches.GetAsyncEnumerator(this.cancel.Token);
            Open[this] = true;
        }

        /// <summary>Whether there ever was an asynchronous source.</summary>
        internal static bool IsInUse => Volatile.Read(ref sources) > 0;

        /// <summary>A number for a source.</summary>
        internal static int NewSource() => Interlocked.Increment(ref sources);

        /// <summary>Ends the readings of some sources, also those that wait for a batch.</summary>
        internal static void Cancel(ICollection<int> numbers)
        {
            foreach (var reading in Open.Keys)
            {
                if (numbers.Contains(reading.source))
                {
                    reading.cancel.Cancel();
                }
            }
        }

        /// <summary>The next batch; null at the end.</summary>
        /// <exception cref="OperationCanceledException">The reading was ended.</exception>
        internal Batch? Next()
        {
            this.cancel.Token.ThrowIfCancellationRequested();
            var step = this.batches.MoveNextAsync();
            if (!step.IsCompleted)
            {
                this.pending = step.AsTask();
                // Not all sources look at their token.
                _ = Task.WaitAny(new Task[] { this.pending }, this.cancel.Token);
                return this.pending.GetAwaiter().GetResult() ? this.batches.Current : (Batch?)null;
            }

            return step.Result ? this.batches.Current : (Batch?)null;
        }

        /// <summary>Ends the reading.</summary>
        internal void Close()
        {
            Open.TryRemove(this, out _);
            if (this.pending == null || this.pending.IsCompleted)
            {
                this.batches.DisposeAsync().AsTask().GetAwaiter().GetResult();
                return;
            }

            _ = this.DisposeAfter(this.pending);
        }

        /// <summary>An enumerator may not be disposed of in the middle of a step.</summary>
        private async Task DisposeAfter(Task step)
        {
            _ = await Task.WhenAny(step).ConfigureAwait(false);
            _ = step.Exception; // nobody is left to tell
            await this.batches.DisposeAsync().ConfigureAwait(false);
        }
    }
}
