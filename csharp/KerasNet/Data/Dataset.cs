using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A pipeline of data: where rows come from and what is done with them, read while the model trains (<c>tf.data.Dataset</c>).</summary>
    /// <remarks>
    /// Each method gives a new pipeline; nothing is read before a model asks. Pass one to <c>Fit</c>, <c>Evaluate</c> or
    /// <c>Predict</c> once it gives batches. An element is an input, or an input with a target, or with a target and a weight.
    /// </remarks>
    public sealed partial class Dataset : KerasObject
    {
        internal Dataset(PyHandle handle)
            : base(handle) { }

        /// <summary>The names of the classes, of a data set that <c>Utils</c> read from folders: the first is label 0.</summary>
        /// <exception cref="KerasNetException">The data set was made otherwise, or changed since.</exception>
        public IReadOnlyList<string> ClassNames => this.Get<IReadOnlyList<string>>("class_names");

        /// <summary>Number of elements (of batches, once it is batched); null where that is not known or there is no end.</summary>
        public long? Count => Surface.Host<long?>("dataset_cardinality", this);

        /// <summary>Puts consecutive elements together.</summary>
        /// <param name="batchSize">How many.</param>
        /// <param name="dropRemainder">Whether a last batch with fewer is left out.</param>
        /// <returns>The pipeline of batches.</returns>
        public Dataset Batch(int batchSize, bool dropRemainder = false) =>
            this.Then(
                "batch",
                new Arguments()
                    .AddPositional(AtLeastOne(batchSize, nameof(batchSize)))
                    .Add("drop_remainder", dropRemainder, false)
            );

        /// <summary>Puts consecutive elements of different length together, filled up to the longest with zeros or empty text.</summary>
        /// <param name="batchSize">How many.</param>
        /// <param name="dropRemainder">Whether a last batch with fewer is left out.</param>
        /// <returns>The pipeline of batches.</returns>
        public Dataset PaddedBatch(int batchSize, bool dropRemainder = false) =>
            this.Then(
                "padded_batch",
                new Arguments()
                    .AddPositional(AtLeastOne(batchSize, nameof(batchSize)))
                    .Add("drop_remainder", dropRemainder, false)
            );

        /// <summary>Takes batches apart again.</summary>
        /// <returns>The pipeline of single elements.</returns>
        public Dataset Unbatch() => this.Then("unbatch", new Arguments());

        /// <summary>Mixes the elements. Comes before <see cref="Batch"/>.</summary>
        /// <param name="bufferSize">How many elements to choose the next one from: all of them for a full shuffle.</param>
        /// <param name="seed">Makes the order repeatable.</param>
        /// <param name="reshuffleEachIteration">Whether the order changes with each epoch.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Shuffle(int bufferSize, int? seed = null, bool reshuffleEachIteration = true) =>
            this.Then(
                "shuffle",
                new Arguments()
                    .AddPositional(AtLeastOne(bufferSize, nameof(bufferSize)))
                    .AddGiven("seed", seed)
                    .Add("reshuffle_each_iteration", reshuffleEachIteration)
            );

        /// <summary>Begins again at the end.</summary>
        /// <param name="count">How often all of it is read; left out: for ever (then say <c>stepsPerEpoch</c>).</param>
        /// <returns>The pipeline.</returns>
        public Dataset Repeat(int? count = null) => this.Then("repeat", new Arguments().AddGiven("count", count));

        /// <summary>The first elements.</summary>
        /// <param name="count">How many.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Take(long count) => this.Then("take", new Arguments().AddPositional(count));

        /// <summary>All but the first elements.</summary>
        /// <param name="count">How many are left out.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Skip(long count) => this.Then("skip", new Arguments().AddPositional(count));

        /// <summary>One element in so many, for several machines that share the work.</summary>
        /// <param name="numShards">Number of machines.</param>
        /// <param name="index">Which machine this is, counted from 0.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Shard(int numShards, int index) =>
            this.Then("shard", new Arguments().AddPositional(numShards).AddPositional(index));

        /// <summary>Makes the next elements while the model works on the last ones. Comes at the end.</summary>
        /// <param name="bufferSize">How many may wait; left out: TensorFlow decides.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Prefetch(int? bufferSize = null) =>
            this.Then("prefetch", new Arguments().AddPositional(bufferSize ?? -1));

        /// <summary>Keeps what the first epoch read for the epochs after it.</summary>
        /// <param name="file">Where to keep it; left out: in memory.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Cache(string? file = null) =>
            this.Then("cache", file == null ? new Arguments() : new Arguments().AddPositional(file));

        /// <summary>One after the other.</summary>
        /// <param name="following">What comes after the end of this one; its elements must have the same types.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Concatenate(Dataset following) =>
            this.Then("concatenate", new Arguments().AddPositional(following));

        /// <summary>Runs of consecutive elements, each a batch of its own: for sequences.</summary>
        /// <param name="size">Elements in a run.</param>
        /// <param name="shift">How far the next run begins from this one; left out: <paramref name="size"/>.</param>
        /// <param name="stride">The distance between the elements of a run.</param>
        /// <returns>The pipeline of runs; runs cut short by the end are left out.</returns>
        public Dataset Window(int size, int? shift = null, int stride = 1) =>
            Surface.Host<Dataset>("dataset_windows", this, size, shift, stride);

        /// <summary>Splits a data set of known length in two.</summary>
        /// <param name="leftShare">Share of the elements in the first part: 0 to 1.</param>
        /// <param name="shuffle">Whether the elements are mixed first.</param>
        /// <param name="seed">Makes the split repeatable.</param>
        /// <returns>The two parts, read into memory.</returns>
        public (Dataset Left, Dataset Right) Split(double leftShare, bool shuffle = false, int? seed = null) =>
            Surface.Call<(Dataset, Dataset)>(
                "keras.utils.split_dataset",
                new Arguments()
                    .AddPositional(this)
                    .Add("left_size", leftShare)
                    .Add("shuffle", shuffle, false)
                    .AddGiven("seed", seed)
            );

        /// <summary>Reads elements, to look at them.</summary>
        /// <param name="limit">How many at most.</param>
        /// <returns>The elements.</returns>
        public IReadOnlyList<DatasetElement> Read(int limit = 10) =>
            Surface.HostJob<List<object?>>("dataset_read", this, limit).Select(DatasetElement.Of).ToArray();

        /// <summary>Reads one element after the other, for a loop of your own: <c>foreach (var (x, y) in dataset)</c>.</summary>
        /// <returns>The elements: batches, once it is batched.</returns>
        public IEnumerator<DatasetElement> GetEnumerator()
        {
            using var iterator = Surface.HostJob<PyHandle>("dataset_iterator", this);
            while (true)
            {
                var next = Surface.HostJob<List<object?>>("dataset_next", iterator);
                if (next.Count == 0)
                {
                    yield break;
                }

                yield return DatasetElement.Of(next[0]);
            }
        }

        /// <summary>The same, to use LINQ with it.</summary>
        /// <returns>The elements, read as they are asked for; once more at each look.</returns>
        public IEnumerable<DatasetElement> AsEnumerable()
        {
            foreach (var element in this)
            {
                yield return element;
            }
        }

        private static int AtLeastOne(int value, string parameter) =>
            value >= 1
                ? value
                : throw new KerasArgumentException($"{parameter}: it must be at least 1; it is {value}.", parameter);

        private Dataset Then(string method, Arguments arguments) => this.Invoke<Dataset>(method, arguments);
    }
}
