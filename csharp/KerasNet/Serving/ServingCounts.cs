using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace KerasNet.Serving
{
    /// <summary>Counts what one predictor does. Writing takes no lock.</summary>
    internal sealed class ServingCounts
    {
        /// <summary>Four buckets a doubling, from a microsecond on.</summary>
        private readonly long[] latencies = new long[160];

        private long answered;
        private long batches;
        private long rejected;
        private long cancelled;
        private long failed;

        internal void Rejected()
        {
            Interlocked.Increment(ref this.rejected);
            ServingEvents.Log.Rejected();
        }

        internal void Cancelled() => Interlocked.Increment(ref this.cancelled);

        internal void Failed(int rows) => Interlocked.Add(ref this.failed, rows);

        internal void Ran(IReadOnlyList<Request> batch)
        {
            var now = Stopwatch.GetTimestamp();
            var watched = ServingEvents.Log.IsEnabled();
            for (var row = 0; row < batch.Count; row++)
            {
                var microseconds = (now - batch[row].Began) * 1e6 / Stopwatch.Frequency;
                Interlocked.Increment(ref this.latencies[Bucket(microseconds)]);
                if (watched)
                {
                    ServingEvents.Log.Answered(microseconds / 1000);
                }
            }

            Interlocked.Add(ref this.answered, batch.Count);
            Interlocked.Increment(ref this.batches);
            if (watched)
            {
                ServingEvents.Log.Ran(batch.Count);
            }
        }

        internal PredictorStatistics Snapshot(int queueLength) =>
            new PredictorStatistics(
                Interlocked.Read(ref this.answered),
                Interlocked.Read(ref this.batches),
                Interlocked.Read(ref this.rejected),
                Interlocked.Read(ref this.cancelled),
                Interlocked.Read(ref this.failed),
                queueLength,
                this.Quantile(0.5),
                this.Quantile(0.99)
            );

        private static int Bucket(double microseconds) =>
            microseconds <= 1 ? 0 : Math.Min(159, (int)(4 * Math.Log(microseconds, 2)));

        private TimeSpan Quantile(double part)
        {
            long all = 0;
            foreach (var count in this.latencies)
            {
                all += count;
            }

            long below = 0;
            for (var bucket = 0; bucket < this.latencies.Length; bucket++)
            {
                below += this.latencies[bucket];
                if (below > 0 && below >= part * all)
                {
                    return TimeSpan.FromTicks((long)(10 * Math.Pow(2, (bucket + 0.5) / 4)));
                }
            }

            return TimeSpan.Zero;
        }
    }
}
