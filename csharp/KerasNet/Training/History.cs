using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>Loss and metrics of a training, epoch by epoch.</summary>
    public sealed class History : IReadOnlyDictionary<string, IReadOnlyList<double>>
    {
        private readonly Dictionary<string, IReadOnlyList<double>> values =
            new Dictionary<string, IReadOnlyList<double>>();

        internal History(IReadOnlyDictionary<string, object?> facts)
        {
            foreach (var metric in (IReadOnlyDictionary<string, object?>)facts["history"]!)
            {
                this.values[metric.Key] = ((IEnumerable<object?>)metric.Value!)
                    .Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))
                    .ToArray();
            }

            this.Epochs = ((IEnumerable<object?>)facts["epoch"]!)
                .Select(epoch => Convert.ToInt32(epoch, CultureInfo.InvariantCulture))
                .ToArray();
            this.WasStopped = (bool)facts["stopped"]!;
            this.Plan = (string)facts["plan"]!;
        }

        /// <summary>The epochs that ran, counted from 0.</summary>
        public IReadOnlyList<int> Epochs { get; }

        /// <summary>Whether the training was cancelled. The last epoch is then not complete.</summary>
        public bool WasStopped { get; }

        /// <summary>How the training ran, in one sentence: in Keras's own loop and why, or accelerated with equal results.</summary>
        public string Plan { get; }

        /// <summary>The training loss, one number an epoch.</summary>
        public IReadOnlyList<double> Loss => this["loss"];

        /// <inheritdoc/>
        public IEnumerable<string> Keys => this.values.Keys;

        /// <inheritdoc/>
        public IEnumerable<IReadOnlyList<double>> Values => this.values.Values;

        /// <summary>How many metrics there are.</summary>
        public int Count => this.values.Count;

        /// <summary>A metric, one number an epoch.</summary>
        /// <param name="metric">Such as <c>loss</c>, <c>accuracy</c>, <c>val_loss</c>.</param>
        /// <returns>The numbers.</returns>
        /// <exception cref="KerasArgumentException">There is no such metric.</exception>
        public IReadOnlyList<double> this[string metric] =>
            this.values.TryGetValue(metric, out var found)
                ? found
                : throw new KerasArgumentException(
                    $"metric: the history has no '{metric}'. It has: {string.Join(", ", this.values.Keys)}.",
                    nameof(metric)
                );

        /// <summary>Draws the curves, one panel a metric, training and validation together.</summary>
        /// <param name="path">Where to write; the ending chooses the format: .png, .svg or .pdf.</param>
        /// <param name="title">Shown above the panels.</param>
        /// <returns>The full path of the picture.</returns>
        /// <exception cref="HostSetupException">matplotlib is not installed.</exception>
        /// <exception cref="KerasArgumentException">There is nothing to draw, or the ending is another.</exception>
        /// <exception cref="KerasFileException">The file can't be written.</exception>
        public string SavePlot(string path, string? title = null) =>
            Surface.Host<string>("plot_history", path, this.values, this.Epochs, title);

        /// <summary>Writes the numbers as CSV: a column a metric, a row an epoch.</summary>
        /// <param name="path">Where to write.</param>
        public void SaveCsv(string path)
        {
            var text = new StringBuilder("epoch,").AppendLine(string.Join(",", this.values.Keys));
            for (var row = 0; row < this.Epochs.Count; row++)
            {
                var cells = this.values.Values.Select(column =>
                    row < column.Count ? column[row].ToString("R", CultureInfo.InvariantCulture) : string.Empty
                );
                text.Append(this.Epochs[row] + 1).Append(',').AppendLine(string.Join(",", cells));
            }

            File.WriteAllText(path, text.ToString());
        }

        /// <summary>The numbers as JSON: <c>epochs</c>, whether it was <c>stopped</c>, and the <c>metrics</c> by name.</summary>
        /// <returns>The JSON.</returns>
        public string ToJson() => Surface.Host<string>("history_to_json", this.values, this.Epochs, this.WasStopped);

        /// <summary>Writes the numbers as JSON, as <see cref="ToJson"/> has them.</summary>
        /// <param name="path">Where to write.</param>
        public void SaveJson(string path) => File.WriteAllText(path, this.ToJson());

        /// <inheritdoc/>
        public bool ContainsKey(string key) => this.values.ContainsKey(key);

        /// <inheritdoc/>
        public bool TryGetValue(string key, out IReadOnlyList<double> value) =>
            this.values.TryGetValue(key, out value!);

        /// <inheritdoc/>
        public IEnumerator<KeyValuePair<string, IReadOnlyList<double>>> GetEnumerator() => this.values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();

        /// <summary>The metrics of the last epoch, on one line.</summary>
        /// <returns>The text.</returns>
        public override string ToString() =>
            string.Join(
                "  ",
                this.values.Where(metric => metric.Value.Count > 0)
                    .Select(metric =>
                        $"{metric.Key} {metric.Value[metric.Value.Count - 1].ToString("0.0000", CultureInfo.InvariantCulture)}"
                    )
            );
    }
}
