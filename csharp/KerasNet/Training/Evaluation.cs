using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KerasNet
{
    /// <summary>Loss and metrics of a model on data, by name.</summary>
    public sealed class Evaluation : IReadOnlyDictionary<string, double>
    {
        private readonly IReadOnlyDictionary<string, double> values;

        internal Evaluation(IReadOnlyDictionary<string, double> values) => this.values = values;

        /// <summary>The loss.</summary>
        public double Loss => this["loss"];

        /// <inheritdoc/>
        public IEnumerable<string> Keys => this.values.Keys;

        /// <inheritdoc/>
        public IEnumerable<double> Values => this.values.Values;

        /// <summary>How many numbers there are.</summary>
        public int Count => this.values.Count;

        /// <summary>The loss or a metric.</summary>
        /// <param name="metric">Such as <c>loss</c> or <c>accuracy</c>.</param>
        /// <returns>The number.</returns>
        /// <exception cref="KerasArgumentException">There is no such metric.</exception>
        public double this[string metric] =>
            this.values.TryGetValue(metric, out var found)
                ? found
                : throw new KerasArgumentException(
                    $"metric: there is no '{metric}'. There are: {string.Join(", ", this.values.Keys)}.",
                    nameof(metric)
                );

        /// <summary>One of the numbers, by its place: the loss is the first.</summary>
        /// <param name="index">The place, counted from 0.</param>
        /// <returns>The number.</returns>
        public double this[int index] => this.values.Values.ElementAt(index);

        /// <inheritdoc/>
        public bool ContainsKey(string key) => this.values.ContainsKey(key);

        /// <inheritdoc/>
        public bool TryGetValue(string key, out double value) => this.values.TryGetValue(key, out value);

        /// <inheritdoc/>
        public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => this.values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();

        /// <summary>All of it, on one line.</summary>
        /// <returns>The text.</returns>
        public override string ToString() =>
            string.Join(
                "  ",
                this.values.Select(pair => $"{pair.Key} {pair.Value.ToString("0.0000", CultureInfo.InvariantCulture)}")
            );
    }
}
