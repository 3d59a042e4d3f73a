using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace DataChecks
{
    /// <summary>Layers that learn from data before training; numbers, categories and text in one model.</summary>
    public static class Preprocessing
    {
        private static readonly string[,] Wards =
        {
            { "icu" },
            { "er" },
            { "icu" },
            { "ward 7" },
        };

        private static readonly string[,] Notes =
        {
            { "fell from the bed" },
            { "fell" },
            { "the cough" },
            { "Größe: the bed" },
        };

        private static readonly float[,] Ages =
        {
            { 30 },
            { 41 },
            { 52 },
            { 63 },
        };

        private static readonly long[,] Codes =
        {
            { 7 },
            { 7 },
            { 9 },
            { 1 },
        };

        public static float[] Normalized() => new Normalization().Adapt(Ages).Apply(Ages).ToArray<float>();

        public static double[] Binned() =>
            new Discretization(numBins: 3).Adapt(Ages).Apply(Ages).ToNDArray().AsType("float64").ToArray<double>();

        public static long[] LookedUp() => new StringLookup().Adapt(Wards).Apply(Wards).ToArray<long>();

        public static string[] Vocabulary() => new StringLookup().Adapt(Wards).GetVocabulary().ToArray();

        public static string[] LookedUpBack()
        {
            var lookup = new StringLookup(vocabulary: new[] { "icu", "er" }, invert: true);
            return lookup.Apply(new long[] { 1, 2, 0 }).ToArray<string>();
        }

        public static double[] OfCodes() =>
            new IntegerLookup(outputMode: "one_hot")
                .Adapt(Codes)
                .Apply(Codes)
                .ToNDArray()
                .AsType("float64")
                .ToArray<double>();

        public static long[] Hashed() => new Hashing(numBins: 8).Apply(Wards).ToArray<long>();

        public static long[] Crossed() =>
            new HashedCrossing(numBins: 16).Apply(new Tensor[] { Wards, Notes }).ToArray<long>();

        public static float[] Encoded() =>
            new CategoryEncoding(numTokens: 4, outputMode: "multi_hot")
                .Apply(
                    new long[,]
                    {
                        { 0, 1 },
                        { 2, 2 },
                    }
                )
                .ToArray<float>();

        public static long[] Words() =>
            new TextVectorization(outputSequenceLength: 4).Adapt(Notes).Apply(Notes).ToArray<long>();

        public static string[] WordsOfPipeline()
        {
            var lines = Dataset.FromArrays(Notes, new float[4]).Batch(2);
            return new TextVectorization().Adapt(lines).GetVocabulary().ToArray();
        }

        /// <summary>Everything in one model; its predictions before and after it was saved.</summary>
        public static float[][] EndToEnd(string path)
        {
            Utils.SetRandomSeed(1);
            var age = new Input(1, name: "age");
            var ward = new Input(1, name: "ward", dtype: "string");
            var note = new Input(1, name: "note", dtype: "string");
            var words = new TextVectorization(outputSequenceLength: 4).Adapt(Notes);
            var x = new Concatenate().Apply(
                new[]
                {
                    new Normalization().Adapt(Ages).Apply(age),
                    new StringLookup(outputMode: "one_hot").Adapt(Wards).Apply(ward),
                    new Bidirectional(new GRU(3)).Apply(new Embedding(20, 4).Apply(words.Apply(note))),
                }
            );
            var outputs = new Dictionary<string, Tensor>
            {
                ["risk"] = new Dense(1, activation: "sigmoid", name: "risk").Apply(x),
                ["days"] = new Dense(1, name: "days").Apply(x),
            };
            var inputs = new Dictionary<string, Tensor>
            {
                ["age"] = age,
                ["ward"] = ward,
                ["note"] = note,
            };
            var model = new Model(inputs, outputs);
            model.Compile(
                optimizer: "adam",
                loss: new Dictionary<string, string> { ["risk"] = "binary_crossentropy", ["days"] = "mae" },
                lossWeights: new Dictionary<string, double> { ["risk"] = 1, ["days"] = 0.1 }
            );
            var data = new Dictionary<string, NDArray>
            {
                ["age"] = Ages,
                ["ward"] = Wards,
                ["note"] = Notes,
            };
            var targets = new Dictionary<string, NDArray>
            {
                ["risk"] = new float[] { 0, 1, 0, 1 },
                ["days"] = new float[] { 3, 1, 4, 1 },
            };
            model.Fit(data, targets, epochs: 2, batchSize: 2, validationSplit: 0.25, verbose: Verbose.Silent);
            using var loaded = Model.Load(model.Save(path));
            return new[] { model, loaded }
                .SelectMany(each =>
                    each.PredictNamed(data).OrderBy(pair => pair.Key).Select(pair => pair.Value.ToArray<float>())
                )
                .ToArray();
        }

        /// <summary>Every layer that reads raw data, in one model; its predictions before and after it was saved.</summary>
        public static float[][] EveryLayer(string path)
        {
            Utils.SetRandomSeed(1);
            var age = new Input(1, name: "age");
            var code = new Input(1, name: "code", dtype: "int64");
            var ward = new Input(1, name: "ward", dtype: "string");
            var note = new Input(1, name: "note", dtype: "string");
            var words = new TextVectorization(outputSequenceLength: 4).Adapt(Notes);
            var place = new StringLookup().Adapt(Wards).Apply(ward);
            var parts = new[]
            {
                new Normalization().Adapt(Ages).Apply(age),
                new Discretization(numBins: 3, outputMode: "one_hot").Adapt(Ages).Apply(age),
                new IntegerLookup(outputMode: "one_hot").Adapt(Codes).Apply(code),
                new CategoryEncoding(numTokens: 4, outputMode: "one_hot").Apply(place),
                new Hashing(numBins: 8, outputMode: "one_hot").Apply(ward),
                new HashedCrossing(numBins: 16, outputMode: "one_hot").Apply(new Tensor[] { ward, code }),
                new GlobalAveragePooling1D().Apply(new Embedding(20, 4).Apply(words.Apply(note))),
            };
            var inputs = new Dictionary<string, Tensor>
            {
                ["age"] = age,
                ["code"] = code,
                ["ward"] = ward,
                ["note"] = note,
            };
            var model = new Model(inputs, new Dense(1).Apply(new Concatenate().Apply(parts)));
            model.Compile(optimizer: "adam", loss: "mse");
            var data = new Dictionary<string, NDArray>
            {
                ["age"] = Ages,
                ["code"] = Codes,
                ["ward"] = Wards,
                ["note"] = Notes,
            };
            model.Fit(data, new float[] { 3, 1, 4, 1 }, epochs: 2, batchSize: 2, verbose: Verbose.Silent);
            using var loaded = Model.Load(model.Save(path));
            return new[] { model, loaded }.Select(each => each.Predict(data).ToArray<float>()).ToArray();
        }

        /// <summary>A model over a feature space with each kind of feature; as in <see cref="EveryLayer"/>.</summary>
        public static float[][] SavedSpace(string path)
        {
            Utils.SetRandomSeed(1);
            var space = new FeatureSpace(
                new Dictionary<string, Feature>
                {
                    ["age"] = FeatureSpace.FloatDiscretized(numBins: 3),
                    ["code"] = FeatureSpace.IntegerCategorical(),
                    ["ward"] = FeatureSpace.StringCategorical(),
                    ["note"] = FeatureSpace.StringHashed(8),
                },
                outputMode: "concat",
                crosses: new[] { FeatureSpace.Cross(new[] { "code", "ward" }, 16) }
            );
            var data = new Dictionary<string, NDArray>
            {
                ["age"] = Ages,
                ["code"] = Codes,
                ["ward"] = Wards,
                ["note"] = Notes,
            };
            space.Adapt(data);
            var model = new Model(space.GetInputs(), new Dense(1).Apply(space.GetEncodedFeatures()));
            using var loaded = Model.Load(model.Save(path));
            return new[] { model, loaded }.Select(each => each.Predict(data).ToArray<float>()).ToArray();
        }

        public static string Space()
        {
            var space = new FeatureSpace(
                new Dictionary<string, string> { ["age"] = "float_normalized", ["ward"] = "string_categorical" },
                outputMode: "concat"
            );
            var columns = new Dictionary<string, NDArray> { ["age"] = Ages, ["ward"] = Wards };
            space.Adapt(columns);
            var output = new Dense(1).Apply(space.GetEncodedFeatures());
            var model = new Model(space.GetInputs(), new Dictionary<string, Tensor> { ["risk"] = output });
            return model.PredictNamed(columns)["risk"].Shape.ToString();
        }

        public static string Mistake(string which)
        {
            try
            {
                switch (which)
                {
                    case "nothing":
                        _ = new Normalization().Adapt(new float[0, 1]);
                        break;
                    case "text for numbers":
                        _ = new Normalization().Adapt(Wards);
                        break;
                }

                return "nothing happened";
            }
            catch (KerasNetException error)
            {
                return error.Message;
            }
        }
    }
}
