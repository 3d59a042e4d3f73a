using System;
using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>One reading of a source of batches, as Python drives it: next, next, …, close.</summary>
    internal sealed class BatchReading
    {
        private readonly Func<Batch?> next;
        private readonly Action close;

        private BatchReading(Func<Batch?> next, Action close)
        {
            this.next = next;
            this.close = close;
        }

        /// <summary>A Python function that begins a reading and returns how to go on and how to end it.</summary>
        internal static Callable Of(IEnumerable<Batch> source) =>
            Callable.OfArguments(_ =>
            {
                var batches = source.GetEnumerator();
                return new BatchReading(
                    () => batches.MoveNext() ? batches.Current : (Batch?)null,
                    batches.Dispose
                ).ToFunctions();
            });

        /// <summary>A Python function that begins a reading and returns how to go on and how to end it.</summary>
        internal static Callable Of(IAsyncEnumerable<Batch> source, int number) =>
            Callable.OfArguments(_ =>
            {
                // TensorFlow asks for a batch and has nothing to do until it comes: the thread that asks waits.
                var reading = new AsyncReading(source, number);
                return new BatchReading(reading.Next, reading.Close).ToFunctions();
            });

        private object ToFunctions() =>
            (Callable.OfArguments(_ => this.Next()), Callable.OfArguments(_ => this.Close()));

        private object? Next()
        {
            var batch = this.next();
            return batch.HasValue ? (object)batch.Value : null;
        }

        private object? Close()
        {
            this.close();
            return null;
        }
    }
}
