using System;
using System.Globalization;

namespace KerasNet.Serving
{
    /// <summary>What a <see cref="Predictor"/> has done since it was made.</summary>
    public sealed class PredictorStatistics
    {
        internal PredictorStatistics(
            long answered,
            long batches,
            long rejected,
            long cancelled,
            long failed,
            int queueLength,
            TimeSpan median,
            TimeSpan slow
        )
        {
            this.Answered = answered;
            this.Batches = batches;
            this.Rejected = rejected;
            this.Cancelled = cancelled;
            this.Failed = failed;
            this.QueueLength = queueLength;
            this.MedianLatency = median;
            this.SlowLatency = slow;
        }

        /// <summary>Calls that were answered, those that failed included.</summary>
        public long Answered { get; }

        /// <summary>Batches that were computed.</summary>
        public long Batches { get; }

        /// <summary>Calls that were turned away because the queue was full.</summary>
        public long Rejected { get; }

        /// <summary>Calls that were taken back before they were computed.</summary>
        public long Cancelled { get; }

        /// <summary>Calls whose computation failed.</summary>
        public long Failed { get; }

        /// <summary>Calls that wait now.</summary>
        public int QueueLength { get; }

        /// <summary>Rows in a batch, on average; 0 before the first.</summary>
        public double MeanBatchSize => this.Batches == 0 ? 0 : (double)this.Answered / this.Batches;

        /// <summary>Half of the calls took less, from being asked to being answered; to within a quarter.</summary>
        public TimeSpan MedianLatency { get; }

        /// <summary>One call in a hundred took longer; to within a quarter.</summary>
        public TimeSpan SlowLatency { get; }

        /// <summary>All of it, on one line.</summary>
        /// <returns>The text.</returns>
        public override string ToString() =>
            string.Format(
                CultureInfo.InvariantCulture,
                "{0} answered in {1} batches ({2:0.0} rows each), latency {3:0.00} ms (99 %: {4:0.00} ms), {5} waiting, {6} rejected, {7} cancelled, {8} failed",
                this.Answered,
                this.Batches,
                this.MeanBatchSize,
                this.MedianLatency.TotalMilliseconds,
                this.SlowLatency.TotalMilliseconds,
                this.QueueLength,
                this.Rejected,
                this.Cancelled,
                this.Failed
            );
    }
}
