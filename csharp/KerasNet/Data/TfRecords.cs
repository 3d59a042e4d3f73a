using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>TFRecord files: rows as <c>tf.train.Example</c>, for data that do not fit into memory.</summary>
    public static class TfRecords
    {
        /// <summary>Writes rows to a file; <see cref="Dataset.TfRecord(string[])"/> and <see cref="Dataset.ParseExamples"/> read it. A file that is there is replaced when the new one is whole.</summary>
        /// <param name="path">The file.</param>
        /// <param name="x">The inputs by name: whole numbers, floats or text, of one or two axes.</param>
        /// <param name="y">The targets, as the feature <c>target</c>; left out: there are none.</param>
        /// <returns>The full path.</returns>
        /// <exception cref="KerasArgumentException">The arrays have different numbers of rows.</exception>
        public static string Write(string path, IReadOnlyDictionary<string, NDArray> x, NDArray? y = null) =>
            Surface.HostJob<string>("write_tf_records", path, new Dictionary<string, NDArray>(x), y);
    }
}
