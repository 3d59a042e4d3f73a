using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;
using KerasNet.Layers;

namespace KerasNet
{
    /// <content>Features with settings of their own, spaces of names alone, and files.</content>
    public partial class FeatureSpace
    {
        /// <summary>Makes one of features by name, with Keras's own settings.</summary>
        /// <param name="features">The kind of each column: <c>"float_normalized"</c>, <c>"string_categorical"</c> …</param>
        /// <param name="outputMode">Whether the encoded columns are joined, or stay apart by name. Default: joined.</param>
        /// <param name="crosses">The columns that are encoded together, by name.</param>
        /// <param name="crossingDim">Into how many bins crossed columns go.</param>
        /// <param name="hashingDim">Into how many bins hashed columns go.</param>
        /// <param name="numDiscretizationBins">Into how many bins discretized columns go.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        public FeatureSpace(
            IReadOnlyDictionary<string, string> features,
            FeatureOutput outputMode = default,
            IEnumerable<IEnumerable<string>>? crosses = null,
            int crossingDim = 32,
            int hashingDim = 32,
            int numDiscretizationBins = 32,
            string? name = null
        )
            : this(
                features.ToDictionary(one => one.Key, one => (Feature)one.Value),
                outputMode,
                crosses?.Select(FeatureCross.Of),
                crossingDim,
                hashingDim,
                numDiscretizationBins,
                name
            ) { }

        /// <summary>A column of numbers, as they are.</summary>
        /// <param name="name">The name of its layer.</param>
        /// <returns>The feature.</returns>
        public static Feature Float(string? name = null) =>
            KerasNet.Feature.Made("float", new Arguments().AddGiven("name", name));

        /// <summary>A column of numbers, scaled.</summary>
        /// <param name="scale">What they are multiplied by.</param>
        /// <param name="offset">What is added then.</param>
        /// <param name="name">The name of its layer.</param>
        /// <returns>The feature.</returns>
        public static Feature FloatRescaled(double scale = 1.0, double offset = 0.0, string? name = null) =>
            KerasNet.Feature.Made(
                "float_rescaled",
                new Arguments().Add("scale", scale, 1.0).Add("offset", offset, 0.0).AddGiven("name", name)
            );

        /// <summary>A column of numbers, brought to mean 0 and variance 1.</summary>
        /// <param name="name">The name of its layer.</param>
        /// <returns>The feature.</returns>
        public static Feature FloatNormalized(string? name = null) =>
            KerasNet.Feature.Made("float_normalized", new Arguments().AddGiven("name", name));

        /// <summary>A column of numbers, put into bins.</summary>
        /// <param name="numBins">How many bins.</param>
        /// <param name="binBoundaries">Where the bins end; left out: learned from the data.</param>
        /// <param name="outputMode"><c>"one_hot"</c> or <c>"int"</c>. Default: <c>"one_hot"</c>.</param>
        /// <param name="name">The name of its layer.</param>
        /// <returns>The feature.</returns>
        public static Feature FloatDiscretized(
            int numBins,
            IEnumerable<double>? binBoundaries = null,
            OutputMode outputMode = default,
            string? name = null
        ) =>
            KerasNet.Feature.Made(
                "float_discretized",
                new Arguments()
                    .Add("num_bins", numBins)
                    .AddGiven("bin_boundaries", binBoundaries)
                    .AddGiven("output_mode", outputMode)
                    .AddGiven("name", name)
            );

        /// <summary>A column of whole numbers that stand for categories, learned from the data.</summary>
        /// <param name="maxTokens">The most categories that are kept.</param>
        /// <param name="numOovIndices">How many places there are for others.</param>
        /// <param name="outputMode"><c>"one_hot"</c> or <c>"int"</c>. Default: <c>"one_hot"</c>.</param>
        /// <param name="name">The name of its layer.</param>
        /// <returns>The feature.</returns>
        public static Feature IntegerCategorical(
            int? maxTokens = null,
            int numOovIndices = 1,
            OutputMode outputMode = default,
            string? name = null
        ) => Categorical("integer_categorical", maxTokens, numOovIndices, outputMode, name);

        /// <summary>A column of texts that stand for categories, learned from the data.</summary>
        /// <param name="maxTokens">The most categories that are kept.</param>
        /// <param name="numOovIndices">How many places there are for others.</param>
        /// <param name="outputMode"><c>"one_hot"</c> or <c>"int"</c>. Default: <c>"one_hot"</c>.</param>
        /// <param name="name">The name of its layer.</param>
        /// <returns>The feature.</returns>
        public static Feature StringCategorical(
            int? maxTokens = null,
            int numOovIndices = 1,
            OutputMode outputMode = default,
            string? name = null
        ) => Categorical("string_categorical", maxTokens, numOovIndices, outputMode, name);

        /// <summary>A column of whole numbers, hashed into bins.</summary>
        /// <param name="numBins">How many bins.</param>
        /// <param name="outputMode"><c>"one_hot"</c> or <c>"int"</c>. Default: <c>"one_hot"</c>.</param>
        /// <param name="name">The name of its layer.</param>
        /// <returns>The feature.</returns>
        public static Feature IntegerHashed(int numBins, OutputMode outputMode = default, string? name = null) =>
            Hashed("integer_hashed", numBins, outputMode, name);

        /// <summary>A column of texts, hashed into bins.</summary>
        /// <param name="numBins">How many bins.</param>
        /// <param name="outputMode"><c>"one_hot"</c> or <c>"int"</c>. Default: <c>"one_hot"</c>.</param>
        /// <param name="name">The name of its layer.</param>
        /// <returns>The feature.</returns>
        public static Feature StringHashed(int numBins, OutputMode outputMode = default, string? name = null) =>
            Hashed("string_hashed", numBins, outputMode, name);

        /// <summary>A column that a layer of your choice encodes.</summary>
        /// <param name="dtype">The type of the column: <c>"float32"</c>, <c>"int32"</c> or <c>"string"</c>.</param>
        /// <param name="preprocessor">The layer; one that learns is adapted with the space.</param>
        /// <param name="outputMode"><c>"one_hot"</c>, <c>"int"</c> or <c>"float"</c>.</param>
        /// <returns>The feature.</returns>
        public static Feature Feature(string dtype, Layer preprocessor, string outputMode) =>
            KerasNet.Feature.Made(
                "feature",
                new Arguments().Add("dtype", dtype).Add("preprocessor", preprocessor).Add("output_mode", outputMode)
            );

        /// <summary>Columns that are encoded together: hashed into bins of their own.</summary>
        /// <param name="featureNames">The names of the columns.</param>
        /// <param name="crossingDim">How many bins.</param>
        /// <param name="outputMode"><c>"one_hot"</c> or <c>"int"</c>. Default: <c>"one_hot"</c>.</param>
        /// <returns>The cross.</returns>
        public static FeatureCross Cross(
            IEnumerable<string> featureNames,
            int crossingDim,
            OutputMode outputMode = default
        ) =>
            FeatureCross.Made(
                new Arguments()
                    .Add("feature_names", PythonTuple.Of(featureNames.ToArray()))
                    .Add("crossing_dim", crossingDim)
                    .AddGiven("output_mode", outputMode)
            );

        /// <summary>Reads what <see cref="Save"/> wrote, with what was learned.</summary>
        /// <param name="filepath">The path of the file, which ends in <c>.keras</c>.</param>
        /// <returns>The space.</returns>
        public static FeatureSpace Load(string filepath) =>
            Surface.Call<FeatureSpace>("keras.saving.load_model", new Arguments().AddPositional(filepath));

        private static Feature Categorical(
            string method,
            int? maxTokens,
            int numOovIndices,
            OutputMode outputMode,
            string? name
        ) =>
            KerasNet.Feature.Made(
                method,
                new Arguments()
                    .AddGiven("max_tokens", maxTokens)
                    .Add("num_oov_indices", numOovIndices, 1)
                    .AddGiven("output_mode", outputMode)
                    .AddGiven("name", name)
            );

        private static Feature Hashed(string method, int numBins, OutputMode outputMode, string? name) =>
            KerasNet.Feature.Made(
                method,
                new Arguments().Add("num_bins", numBins).AddGiven("output_mode", outputMode).AddGiven("name", name)
            );
    }
}
