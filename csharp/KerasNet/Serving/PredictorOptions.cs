using System;

namespace KerasNet.Serving
{
    /// <summary>How a <see cref="Predictor"/> works.</summary>
    public sealed class PredictorOptions
    {
        /// <summary>What computes the predictions; Keras in this process by default.</summary>
        public PredictorEngine Engine { get; set; } = PredictorEngine.Keras;

        /// <summary>Most rows that are computed together: 64 by default.</summary>
        public int MaxBatchSize { get; set; } = 64;

        /// <summary>Most calls that may wait: 4096 by default.</summary>
        public int MaxQueue { get; set; } = 4096;

        /// <summary>What happens to a call when the queue is full; the caller waits by default.</summary>
        public QueueFull WhenFull { get; set; } = QueueFull.Wait;

        /// <summary>How long a call may be held back for others to join its batch. Zero, the default: never; a batch is what came in while the one
        /// before it was computed, which is best for most loads.</summary>
        public TimeSpan MaxDelay { get; set; } = TimeSpan.Zero;

        internal PredictorOptions Checked()
        {
            Require(this.MaxBatchSize >= 1, nameof(this.MaxBatchSize), "must be at least 1");
            Require(this.MaxQueue >= 1, nameof(this.MaxQueue), "must be at least 1");
            Require(this.MaxDelay >= TimeSpan.Zero, nameof(this.MaxDelay), "can't be negative");
            return (PredictorOptions)this.MemberwiseClone();
        }

        private static void Require(bool holds, string option, string rule)
        {
            if (!holds)
            {
                throw new KerasArgumentException($"options: {option} {rule}.", "options");
            }
        }
    }
}
