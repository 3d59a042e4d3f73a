using System.Collections.Generic;
using System.IO;
using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace Corners.Programs
{
    /// <summary>Preprocessing layers and helpers.</summary>
    internal static class Preparing
    {
        internal static void Text(Report report)
        {
            var texts = new[] { "The cat sat.", "The dog ran!", "A cat ran" };
            var vectorize = new TextVectorization(maxTokens: 8, outputMode: "int", outputSequenceLength: 4);
            vectorize.Adapt(texts);
            report.Add("vocabulary", vectorize.GetVocabulary());
            report.Add("indices", vectorize.Apply(texts));
            var counts = new TextVectorization(
                outputMode: "count",
                ngrams: 2,
                vocabulary: new[] { "the", "cat", "the cat" }
            );
            report.Add("counts", counts.Apply(texts));
            var lookup = new StringLookup(vocabulary: new[] { "a", "b" }, numOovIndices: 1, outputMode: "one_hot");
            report.Add("lookup", lookup.Apply(new[] { "b", "z" }));
            report.Add(
                "inverse",
                new StringLookup(vocabulary: new[] { "a", "b" }, invert: true).Apply(new[] { 1, 2, 0 })
            );
            report.Add("integers", new IntegerLookup(vocabulary: new long[] { 12, 36 }).Apply(new long[] { 36, 5 }));
            report.Add("hash", new Hashing(numBins: 3).Apply(new[] { "a", "b", "c" }));
        }

        internal static void OwnText(Report report)
        {
            var texts = new[] { "A-b<br />-c", "B-A", string.Empty };
            var vectorize = new TextVectorization(
                standardize: TextStandardization.Named(
                    "without_breaks",
                    text => text.Replace("<br />", " ").ToLowerInvariant(),
                    "corners"
                ),
                split: TextSplit.Named("dashes", text => text.Split('-'), "corners"),
                outputSequenceLength: 3,
                name: "own"
            );
            vectorize.Adapt(texts);
            report.Add("vocabulary", vectorize.GetVocabulary());
            report.Add("indices", vectorize.Apply(texts));
            var model = new Sequential
            {
                new Input(System.Array.Empty<int>(), dtype: "string"),
                vectorize,
                new Embedding(6, 2),
            };
            report.Add("model", model.Predict(texts));
            using var loaded = Model.Load(model.Save(Path.Combine(report.Folder, "own.keras")));
            report.Add("loaded", loaded.Predict(texts));
            report.Add("again", loaded.GetLayer("own").Apply(texts));
        }

        internal static void Numbers(Report report)
        {
            var x = NDArray.Random.Normal((6, 2), seed: 1);
            var normalization = new Normalization(axis: -1);
            normalization.Adapt(x);
            report.Add("normalized", normalization.Apply(x));
            report.Add("mean", normalization.Mean);
            report.Add("given", new Normalization(mean: 1.5, variance: 4.0).Apply(x));
            report.Add("bins", new Discretization(binBoundaries: new[] { -1.0, 0, 1 }).Apply(x));
            report.Add(
                "categories",
                new CategoryEncoding(numTokens: 4, outputMode: "multi_hot").Apply(
                    new[,]
                    {
                        { 0, 1 },
                        { 3, 3 },
                    }
                )
            );
            report.Add(
                "crossed",
                new HashedCrossing(numBins: 5).Apply(new Tensor[] { new[] { "a", "b" }, new[] { 1, 2 } })
            );
        }

        internal static void Helpers(Report report)
        {
            report.Add("categorical", Utils.ToCategorical(new[] { 0, 2, 1 }, numClasses: 4));
            report.Add(
                "padded",
                Utils.PadSequences(
                    new[] { new[] { 1, 2, 3 }, new[] { 4 } },
                    maxlen: 2,
                    padding: "post",
                    truncating: "post",
                    value: -1
                )
            );
            report.Add("normalized", Utils.Normalize(NDArray.Random.Normal((2, 3), seed: 1), axis: 1));
            var (left, right) = Utils.SplitDataset(NDArray.Arange(10), leftSize: 0.7, shuffle: true, seed: 1);
            report.Add("left", left.Read().Select(one => one.X));
            report.Add("right", right.Read().Select(one => one.X));
            var series = Utils.TimeseriesDatasetFromArray(
                NDArray.Arange(12).AsType("float32"),
                NDArray.Arange(12),
                sequenceLength: 3,
                sequenceStride: 2,
                samplingRate: 2,
                batchSize: 4
            );
            foreach (var batch in series.Read())
            {
                report.Add("series", batch.X);
                report.Add("targets", batch.Y);
            }

            var texts = Path.Combine(report.Folder, "texts");
            foreach (var (kind, text) in new[] { ("bad", "awful"), ("good", "fine") })
            {
                Directory.CreateDirectory(Path.Combine(texts, kind));
                File.WriteAllText(Path.Combine(texts, kind, "1.txt"), text);
            }

            var read = Utils.TextDatasetFromDirectory(texts, labelMode: "binary", shuffle: false, batchSize: 2);
            foreach (var batch in read.Read())
            {
                report.Add("texts", batch.X);
                report.Add("kinds", batch.Y);
            }
        }

        internal static void Features(Report report)
        {
            var data = new Dictionary<string, NDArray>
            {
                ["age"] = new[] { 20f, 30f, 40f, 50f },
                ["city"] = new[] { "Rome", "Paris", "Rome", "Oslo" },
                ["rooms"] = new[] { 1, 2, 3, 2 },
            };
            var space = new FeatureSpace(
                features: new Dictionary<string, Feature>
                {
                    ["age"] = FeatureSpace.FloatNormalized(),
                    ["city"] = FeatureSpace.StringCategorical(numOovIndices: 1, outputMode: "one_hot"),
                    ["rooms"] = FeatureSpace.IntegerCategorical(numOovIndices: 0),
                },
                crosses: new[] { FeatureSpace.Cross(new[] { "city", "rooms" }, crossingDim: 4) },
                outputMode: "concat"
            );
            space.Adapt(Dataset.FromArrays(data).Batch(2));
            report.Add("encoded", space.Apply(data));
            space.Save(Path.Combine(report.Folder, "space.keras"));
            report.Add("loaded", FeatureSpace.Load(Path.Combine(report.Folder, "space.keras")).Apply(data));
            var inputs = space.GetInputs();
            var model = new Model(inputs, new Dense(1).Apply(space.GetEncodedFeatures()));
            report.Add("model", model.Predict(data));
            var byName = new FeatureSpace(
                new Dictionary<string, string> { ["age"] = "float", ["rooms"] = "integer_hashed" },
                outputMode: "dict"
            );
            byName.Adapt(Dataset.FromArrays(data).Batch(2));
            report.Add(
                "by name",
                byName.ApplyNamed(new Dictionary<string, Tensor> { ["age"] = data["age"], ["rooms"] = data["rooms"] })
            );
        }
    }
}
