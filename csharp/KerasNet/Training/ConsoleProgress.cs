using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace KerasNet
{
    /// <summary>Shows progress on the console: a bar that redraws itself on a terminal, one line an epoch in a file or pipe.</summary>
    public sealed class ConsoleProgress : IProgress<TrainingProgress>
    {
        private const int BarWidth = 24;

        private readonly object gate = new object();
        private readonly TextWriter writer;
        private readonly bool redraws;
        private int drawn;

        /// <summary>Makes one that writes elsewhere.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="redraws">Whether the bar may redraw itself with carriage returns.</param>
        public ConsoleProgress(TextWriter writer, bool redraws)
        {
            this.writer = writer ?? throw new ArgumentNullException(nameof(writer));
            this.redraws = redraws;
        }

        /// <summary>A bar on the console.</summary>
        public static ConsoleProgress Bar => new ConsoleProgress(Console.Out, !Console.IsOutputRedirected);

        /// <inheritdoc/>
        public void Report(TrainingProgress value)
        {
            if (value == null || (!this.redraws && !value.IsEndOfEpoch))
            {
                return;
            }

            lock (this.gate)
            {
                try
                {
                    this.Draw(value);
                }
                catch (Exception error)
                    when (error is IOException
                        || error is ObjectDisposedException
                        || error is UnauthorizedAccessException
                    )
                {
                    // The console went away, or there is none. The training goes on.
                    this.drawn = 0;
                }
            }
        }

        private void Draw(TrainingProgress value)
        {
            var line = Line(value);
            if (!this.redraws)
            {
                this.writer.WriteLine(line);
                return;
            }

            this.writer.Write("\r" + line.PadRight(this.drawn));
            this.drawn = line.Length;
            if (value.IsEndOfEpoch)
            {
                this.writer.WriteLine();
                this.drawn = 0;
            }

            this.writer.Flush();
        }

        private static string Line(TrainingProgress progress)
        {
            var text = new StringBuilder();
            if (progress.Phase == "train")
            {
                var width = progress.Epochs.ToString(CultureInfo.InvariantCulture).Length;
                text.Append("Epoch ")
                    .Append(progress.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(width))
                    .Append('/')
                    .Append(progress.Epochs)
                    .Append(' ');
            }

            if (progress.Steps is { } steps && steps > 0)
            {
                var done = progress.IsEndOfEpoch ? steps : Math.Min(progress.Step, steps);
                var filled = BarWidth * done / steps;
                text.Append(new string('█', filled))
                    .Append(new string('░', BarWidth - filled))
                    .Append(' ')
                    .Append(done)
                    .Append('/')
                    .Append(steps)
                    .Append(' ');
            }
            else
            {
                text.Append("step ").Append(progress.Step).Append(' ');
            }

            text.Append(Clock(progress.Elapsed));
            if (!progress.IsEndOfEpoch && progress.Remaining is { } left)
            {
                text.Append(", ").Append(Clock(left)).Append(" left");
            }

            foreach (
                var metric in progress
                    .Metrics.OrderBy(metric => metric.Key.StartsWith("val_", StringComparison.Ordinal))
                    .ThenBy(metric => !metric.Key.EndsWith("loss", StringComparison.Ordinal))
            )
            {
                text.Append("  ")
                    .Append(metric.Key)
                    .Append(' ')
                    .Append(metric.Value.ToString("0.0000", CultureInfo.InvariantCulture));
            }

            return text.ToString();
        }

        private static string Clock(TimeSpan time) =>
            time.TotalHours >= 1
                ? time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)
                : time.ToString(@"m\:ss", CultureInfo.InvariantCulture);
    }
}
