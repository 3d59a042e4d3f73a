using System;
using System.Collections.Generic;
using System.Globalization;

namespace KerasNet
{
    /// <summary>How far a fit, an evaluation or a prediction has come.</summary>
    public sealed class TrainingProgress
    {
        internal TrainingProgress(IReadOnlyDictionary<string, object?> report)
        {
            int? Whole(string name) =>
                report.TryGetValue(name, out var value) && value != null
                    ? Convert.ToInt32(value, CultureInfo.InvariantCulture)
                    : (int?)null;
            this.Phase = (string)report["phase"]!;
            this.Epoch = Whole("epoch") ?? 1;
            this.Epochs = Whole("epochs") ?? 1;
            this.Step = Whole("step") ?? 0;
            this.Steps = Whole("steps");
            this.Elapsed = TimeSpan.FromSeconds(Convert.ToDouble(report["seconds"], CultureInfo.InvariantCulture));
            this.IsEndOfEpoch = (bool)report["end_of_epoch"]!;
            var metrics = new Dictionary<string, double>();
            foreach (var metric in (IReadOnlyDictionary<string, object?>)report["metrics"]!)
            {
                metrics[metric.Key] = Convert.ToDouble(metric.Value, CultureInfo.InvariantCulture);
            }

            this.Metrics = metrics;
        }

        /// <summary><c>train</c>, <c>test</c> or <c>predict</c>.</summary>
        public string Phase { get; }

        /// <summary>The epoch that is running, counted from 1.</summary>
        public int Epoch { get; }

        /// <summary>How many epochs there will be.</summary>
        public int Epochs { get; }

        /// <summary>Steps done in this epoch.</summary>
        public int Step { get; }

        /// <summary>Steps in an epoch; null while that is not known.</summary>
        public int? Steps { get; }

        /// <summary>Time since the work began.</summary>
        public TimeSpan Elapsed { get; }

        /// <summary>Whether the epoch has ended; <see cref="Metrics"/> then holds the validation as well.</summary>
        public bool IsEndOfEpoch { get; }

        /// <summary>Loss and metrics so far in this epoch, by name.</summary>
        public IReadOnlyDictionary<string, double> Metrics { get; }

        /// <summary>Part of all the work that is done, from 0 to 1; null while that is not known.</summary>
        public double? Fraction =>
            this.Steps is { } steps && steps > 0
                ? (this.Epoch - 1 + (this.IsEndOfEpoch ? 1.0 : Math.Min(1.0, (double)this.Step / steps))) / this.Epochs
                : (double?)null;

        /// <summary>Time that is likely left; null while that is not known.</summary>
        public TimeSpan? Remaining =>
            this.Fraction is { } done && done > 0
                ? TimeSpan.FromSeconds(this.Elapsed.TotalSeconds * (1 - done) / done)
                : (TimeSpan?)null;
    }
}
