using KerasNet.Hosting;

namespace KerasNet.Layers
{
    /// <summary>What the preprocessing layers learn from data before training.</summary>
    /// <remarks>Adapt a layer before it is part of a model that is trained; its state is saved with the model.</remarks>
    public static class Adapting
    {
        /// <summary>Learns mean and variance.</summary>
        /// <param name="layer">The layer.</param>
        /// <param name="data">Numbers (rows, features), or a <see cref="Dataset"/> of batches, of which the inputs are used.</param>
        /// <returns>The layer.</returns>
        public static Normalization Adapt(this Normalization layer, ModelData data) => Learn(layer, data, null, null);

        /// <summary>Learns the bounds of the bins.</summary>
        /// <param name="layer">The layer; it must have been given <c>numBins</c>.</param>
        /// <param name="data">Numbers, or a <see cref="Dataset"/> of batches, of which the inputs are used.</param>
        /// <param name="steps">Batches to read, of a data set without end.</param>
        /// <returns>The layer.</returns>
        public static Discretization Adapt(this Discretization layer, ModelData data, int? steps = null) =>
            Learn(layer, data, null, steps);

        /// <summary>Learns the vocabulary, the most frequent first.</summary>
        /// <param name="layer">The layer.</param>
        /// <param name="data">Text, or a <see cref="Dataset"/> of batches, of which the inputs are used.</param>
        /// <param name="batchSize">Rows at a time.</param>
        /// <param name="steps">Batches to read, of a data set without end.</param>
        /// <returns>The layer.</returns>
        public static StringLookup Adapt(
            this StringLookup layer,
            ModelData data,
            int? batchSize = null,
            int? steps = null
        ) => Learn(layer, data, batchSize, steps);

        /// <summary>Learns the vocabulary, the most frequent first.</summary>
        /// <param name="layer">The layer.</param>
        /// <param name="data">Whole numbers, or a <see cref="Dataset"/> of batches, of which the inputs are used.</param>
        /// <param name="batchSize">Rows at a time.</param>
        /// <param name="steps">Batches to read, of a data set without end.</param>
        /// <returns>The layer.</returns>
        public static IntegerLookup Adapt(
            this IntegerLookup layer,
            ModelData data,
            int? batchSize = null,
            int? steps = null
        ) => Learn(layer, data, batchSize, steps);

        /// <summary>Learns the vocabulary, the most frequent words first.</summary>
        /// <param name="layer">The layer.</param>
        /// <param name="data">Text, or a <see cref="Dataset"/> of batches, of which the inputs are used.</param>
        /// <param name="batchSize">Rows at a time.</param>
        /// <param name="steps">Batches to read, of a data set without end.</param>
        /// <returns>The layer.</returns>
        public static TextVectorization Adapt(
            this TextVectorization layer,
            ModelData data,
            int? batchSize = null,
            int? steps = null
        ) => Learn(layer, data, batchSize, steps);

        /// <summary>Learns what each of its features needs.</summary>
        /// <param name="space">The feature space.</param>
        /// <param name="data">Columns by name, or a <see cref="Dataset"/> of batches of such, of which the inputs are used.</param>
        /// <returns>The feature space.</returns>
        public static FeatureSpace Adapt(this FeatureSpace space, ModelData data) => Learn(space, data, null, null);

        private static T Learn<T>(T layer, ModelData data, int? batchSize, int? steps)
            where T : KerasObject
        {
            Surface.HostJob<object?>("adapt", layer, data, batchSize, steps);
            return layer;
        }
    }
}
