using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Where data come from.</content>
    public sealed partial class Dataset
    {
        /// <summary>The rows of arrays.</summary>
        /// <param name="x">The inputs: an array, one an input, or arrays by name; the first axis counts rows.</param>
        /// <param name="y">The targets, in the same forms.</param>
        /// <param name="sampleWeight">How much each row counts.</param>
        /// <returns>The pipeline; its elements are single rows.</returns>
        /// <exception cref="KerasArgumentException">The arrays have different numbers of rows.</exception>
        public static Dataset FromArrays(ModelData x, ModelData y = default, NDArray? sampleWeight = null) =>
            Surface.Host<Dataset>("dataset_from_arrays", x, y, sampleWeight);

        /// <summary>Batches that C# makes, one crossing a batch. The sequence is begun anew for each epoch.</summary>
        /// <param name="batches">The batches. All have the types of the first and, but for the number of rows, its shapes.</param>
        /// <returns>The pipeline; its elements are batches.</returns>
        /// <exception cref="KerasArgumentException">There is no batch at all.</exception>
        public static Dataset FromGenerator(IEnumerable<Batch> batches) =>
            Surface.HostJob<Dataset>("dataset_of_batches", BatchReading.Of(batches));

        /// <summary>Batches that C# makes, one crossing a batch. The sequence is begun anew for each epoch.</summary>
        /// <param name="batches">The batches. All have the types of the first and, but for the number of rows, its shapes.</param>
        /// <returns>The pipeline; its elements are batches.</returns>
        /// <exception cref="KerasArgumentException">There is no batch at all.</exception>
        /// <remarks>A <c>Fit</c> that is cancelled does not wait for the next batch; the enumerator's token tells the source.</remarks>
        public static Dataset FromGenerator(IAsyncEnumerable<Batch> batches) => FromAsync(batches, "batch");

        /// <summary>Rows of a class of your own, put together to batches in C#: inputs by property name.</summary>
        /// <typeparam name="T">The class; see <see cref="NDArrays.FromRows"/>.</typeparam>
        /// <param name="rows">The rows. They are read anew for each epoch.</param>
        /// <param name="target">The property that is the target: <c>nameof(Patient.Survived)</c>; left out: there is none.</param>
        /// <param name="batchSize">Rows in a batch.</param>
        /// <returns>The pipeline; its elements are batches.</returns>
        /// <exception cref="KerasArgumentException">There is no row, or no such property.</exception>
        public static Dataset FromRows<T>(IEnumerable<T> rows, string? target = null, int batchSize = 32)
        {
            RowBatches.CheckTarget<T>(target);
            var batches = RowBatches.Of(rows, target, AtLeastOne(batchSize, nameof(batchSize)));
            return Surface.HostJob<Dataset>("dataset_of_batches", BatchReading.Of(batches), "row");
        }

        /// <summary>Rows of a class of your own, put together to batches in C#: inputs by property name.</summary>
        /// <typeparam name="T">The class; see <see cref="NDArrays.FromRows"/>.</typeparam>
        /// <param name="rows">The rows. They are read anew for each epoch.</param>
        /// <param name="target">The property that is the target: <c>nameof(Patient.Survived)</c>; left out: there is none.</param>
        /// <param name="batchSize">Rows in a batch.</param>
        /// <returns>The pipeline; its elements are batches.</returns>
        /// <exception cref="KerasArgumentException">There is no row, or no such property.</exception>
        /// <remarks>A <c>Fit</c> that is cancelled does not wait for the next row; the enumerator's token tells the source.</remarks>
        public static Dataset FromRows<T>(IAsyncEnumerable<T> rows, string? target = null, int batchSize = 32)
        {
            RowBatches.CheckTarget<T>(target);
            return FromAsync(RowBatches.Of(rows, target, AtLeastOne(batchSize, nameof(batchSize))), "row");
        }

        /// <summary>The paths that match a pattern.</summary>
        /// <param name="pattern">Such as <c>data/*.csv</c>.</param>
        /// <param name="shuffle">Whether they come in a new order each epoch.</param>
        /// <param name="seed">Makes the order repeatable.</param>
        /// <returns>The pipeline; its elements are text.</returns>
        public static Dataset Files(string pattern, bool shuffle = false, int? seed = null) =>
            Surface.Host<Dataset>("dataset_files", pattern, shuffle, seed);

        /// <summary>The lines of text files.</summary>
        /// <param name="files">The files, one after the other.</param>
        /// <returns>The pipeline; its elements are text.</returns>
        /// <exception cref="KerasFileException">There is no such file.</exception>
        public static Dataset TextLines(params string[] files) =>
            Surface.Host<Dataset>("dataset_text_lines", new object[] { files });

        /// <summary>The lines of a text file whose path is an element of a pipeline: for <see cref="Interleave"/>.</summary>
        /// <param name="file">The path.</param>
        /// <returns>The pipeline; its elements are text.</returns>
        public static Dataset TextLines(Tensor file) => Surface.Host<Dataset>("dataset_text_lines", file);

        /// <summary>The records of TFRecord files; <see cref="ParseExamples"/> takes them apart.</summary>
        /// <param name="files">The files, one after the other.</param>
        /// <returns>The pipeline; its elements are bytes as text.</returns>
        /// <exception cref="KerasFileException">There is no such file.</exception>
        public static Dataset TfRecord(params string[] files) =>
            Surface.Host<Dataset>("dataset_tf_records", new object[] { files });

        /// <summary>The records of a TFRecord file whose path is an element of a pipeline: for <see cref="Interleave"/>.</summary>
        /// <param name="file">The path.</param>
        /// <returns>The pipeline; its elements are bytes as text.</returns>
        public static Dataset TfRecord(Tensor file) => Surface.Host<Dataset>("dataset_tf_records", file);

        /// <summary>The rows of CSV files, in batches of columns by name. Types are told from the first rows.</summary>
        /// <param name="files">The files, one after the other.</param>
        /// <param name="batchSize">Rows in a batch.</param>
        /// <param name="target">The column that is the target; left out: there is none.</param>
        /// <param name="columns">The columns to read; left out: all. Where the files have no header: the names of all.</param>
        /// <param name="separator">What stands between two values.</param>
        /// <param name="missing">What stands for a missing value, besides nothing.</param>
        /// <param name="header">Whether the first line of each file names the columns.</param>
        /// <param name="shuffle">Whether the rows are mixed.</param>
        /// <param name="seed">Makes the order repeatable.</param>
        /// <returns>The pipeline; its elements are batches.</returns>
        /// <exception cref="KerasFileException">There is no such file.</exception>
        public static Dataset Csv(
            IEnumerable<string> files,
            int batchSize = 32,
            string? target = null,
            IEnumerable<string>? columns = null,
            char separator = ',',
            string missing = "",
            bool header = true,
            bool shuffle = false,
            int? seed = null
        ) =>
            Surface.HostJob<Dataset>(
                "dataset_csv",
                files.ToArray(),
                AtLeastOne(batchSize, nameof(batchSize)),
                target,
                columns?.ToArray(),
                separator.ToString(),
                missing,
                header,
                shuffle,
                seed
            );

        /// <summary>The rows of a CSV file, in batches of columns by name. The parameters are those of <see cref="Csv(IEnumerable{string}, int, string?, IEnumerable{string}?, char, string, bool, bool, int?)"/>.</summary>
        /// <param name="file">The file.</param>
        /// <param name="batchSize">Rows in a batch.</param>
        /// <param name="target">The column that is the target; left out: there is none.</param>
        /// <param name="shuffle">Whether the rows are mixed.</param>
        /// <param name="seed">Makes the order repeatable.</param>
        /// <returns>The pipeline; its elements are batches.</returns>
        /// <exception cref="KerasFileException">There is no such file.</exception>
        public static Dataset Csv(
            string file,
            int batchSize = 32,
            string? target = null,
            bool shuffle = false,
            int? seed = null
        ) => Csv(new[] { file }, batchSize, target, shuffle: shuffle, seed: seed);

        /// <summary>Elements of several pipelines side by side: the inputs from one, the targets from another.</summary>
        /// <param name="datasets">The pipelines; it ends with the shortest.</param>
        /// <returns>The pipeline.</returns>
        public static Dataset Zip(params Dataset[] datasets) =>
            Surface.Host<Dataset>("dataset_zip", new object[] { datasets });

        private static Dataset FromAsync(IAsyncEnumerable<Batch> batches, string unit)
        {
            var source = AsyncReading.NewSource();
            return Surface.HostJob<Dataset>("dataset_of_batches", BatchReading.Of(batches, source), unit, source);
        }
    }
}
