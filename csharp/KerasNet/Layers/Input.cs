using KerasNet.Hosting;

namespace KerasNet.Layers
{
    /// <summary>Where data enter a network: a symbolic tensor (<c>keras.Input</c>).</summary>
    public sealed class Input : Tensor
    {
        /// <summary>Makes one.</summary>
        /// <param name="shape">The length of each axis of one sample, without the batch axis: <c>(28, 28, 1)</c>; null for any length.</param>
        /// <param name="batchSize">The number of samples in a batch, where it is fixed.</param>
        /// <param name="dtype">The type of the data; left out: Keras's float type.</param>
        /// <param name="sparse">Whether the tensor is sparse.</param>
        /// <param name="batchShape">The length of each axis with the batch axis, in place of <paramref name="shape"/>.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <param name="tensor">An existing tensor to wrap.</param>
        /// <param name="optional">Whether the input may be left out when the model is called.</param>
        /// <param name="ragged">Whether the tensor is ragged.</param>
        public Input(
            Shape shape = default,
            int? batchSize = null,
            DTypeOr dtype = default,
            bool? sparse = null,
            Shape batchShape = default,
            string? name = null,
            Tensor? tensor = null,
            bool optional = false,
            bool? ragged = null
        )
            : base(
                Surface.Construct(
                    "keras.Input",
                    new Arguments("Input")
                        .AddGiven("shape", shape, Bounds.AtLeast(0))
                        .AddGiven("batch_size", batchSize, Bounds.AtLeast(1))
                        .AddGiven("dtype", dtype)
                        .AddGiven("sparse", sparse)
                        .AddGiven("ragged", ragged)
                        .AddGiven("batch_shape", batchShape, Bounds.AtLeast(0))
                        .AddGiven("name", name)
                        .AddGiven("tensor", tensor)
                        .Add("optional", optional, false)
                )
            ) { }

        /// <summary>Makes one for samples of one axis: <c>new Input(8)</c>, or <c>new Input(null)</c> for sequences of any length.</summary>
        /// <param name="length">The length of the axis; null for any length.</param>
        /// <param name="batchSize">The number of samples in a batch, where it is fixed.</param>
        /// <param name="dtype">The type of the data; left out: Keras's float type.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        public Input(int? length, int? batchSize = null, DTypeOr dtype = default, string? name = null)
            : this(new Shape(length), batchSize, dtype, name: name) { }
    }
}
