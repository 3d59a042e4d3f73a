using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>What a file of Keras 1 or 2 is, what was converted, and how sure the conversion is.</summary>
    public sealed class LegacyReport
    {
        private readonly string text;

        internal LegacyReport(IReadOnlyDictionary<string, object?> facts)
        {
            this.Kind = (string)facts["kind"]!;
            this.KerasVersion = (string?)facts["keras_version"];
            this.WrittenBy = (string?)facts["line"];
            this.Backend = (string?)facts["backend"];
            this.Confidence = (string)facts["confidence"]!;
            this.Refused = (string?)facts["refused"];
            this.LayerCount = ((ICollection<object?>)facts["layers"]!).Count;
            this.ParameterCount = Convert.ToInt64(facts["parameters"], CultureInfo.InvariantCulture);
            this.Conversions = Entries(facts["conversions"], entry => $"{entry["what"]}: {entry["detail"]}");
            this.Unproved = Entries(facts["unproved"], entry => $"{entry["claim"]} ({entry["proved_for"]})");
            this.Dropped = ((IEnumerable<object?>)facts["dropped"]!).Cast<string>().ToArray();
            this.Notes = ((IEnumerable<object?>)facts["notes"]!).Cast<string>().ToArray();
            this.text = (string)facts["text"]!;
        }

        /// <summary><c>model</c>, <c>weights</c> or <c>json</c>.</summary>
        public string Kind { get; }

        /// <summary>The version of Keras, as the file says; null where it says nothing.</summary>
        public string? KerasVersion { get; }

        /// <summary>The release line that wrote the file, such as <c>keras 2.3</c> or <c>tf.keras 2.4</c>.</summary>
        public string? WrittenBy { get; }

        /// <summary><c>theano</c>, <c>tensorflow</c>, <c>cntk</c>, or null where that is not known.</summary>
        public string? Backend { get; }

        /// <summary>How sure the numbers are: <c>proved</c>, <c>partly proved</c> or <c>not converted</c>.</summary>
        public string Confidence { get; }

        /// <summary>Why the file can't be opened; null where it can.</summary>
        public string? Refused { get; }

        /// <summary>Number of layers.</summary>
        public int LayerCount { get; }

        /// <summary>Number of single numbers in all weights.</summary>
        public long ParameterCount { get; }

        /// <summary>What was changed on the way.</summary>
        public IReadOnlyList<string> Conversions { get; }

        /// <summary>What the numbers rest on without a genuine file that proves it.</summary>
        public IReadOnlyList<string> Unproved { get; }

        /// <summary>What the file says that means nothing any more, and was left out.</summary>
        public IReadOnlyList<string> Dropped { get; }

        /// <summary>What to know before trusting the numbers.</summary>
        public IReadOnlyList<string> Notes { get; }

        /// <summary>Tells what an old file is and what loading it would convert, without building the model.</summary>
        /// <param name="path">A <c>.h5</c> or <c>.json</c> file of Keras 1 or 2.</param>
        /// <returns>The report.</returns>
        /// <exception cref="KerasFileException">There is no such file, it is of Keras 3, or it is damaged.</exception>
        public static LegacyReport Inspect(string path) =>
            new LegacyReport(Surface.Host<Dictionary<string, object?>>("inspect_legacy", path));

        /// <summary>All of it as text.</summary>
        /// <returns>The text.</returns>
        public override string ToString() => this.text;

        private static string[] Entries(object? list, Func<IReadOnlyDictionary<string, object?>, string> say) =>
            ((IEnumerable<object?>)list!).Select(entry => say((IReadOnlyDictionary<string, object?>)entry!)).ToArray();
    }
}
