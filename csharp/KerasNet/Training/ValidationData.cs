using System;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>Data on which a training is measured after each epoch: inputs and targets, and weights of the samples.</summary>
    public readonly struct ValidationData : IArgument
    {
        private readonly object? value;

        private ValidationData(object value) => this.value = value;

        bool IArgument.IsGiven => this.value != null;

        object? IArgument.Value => this.value;

        /// <summary>Inputs and targets.</summary>
        /// <param name="data">The two.</param>
        public static implicit operator ValidationData((ModelData X, ModelData Y) data) => new ValidationData(data);

        /// <summary>Inputs and targets.</summary>
        /// <param name="data">The two.</param>
        public static implicit operator ValidationData((NDArray X, NDArray Y) data) => new ValidationData(data);

        /// <summary>Inputs and targets.</summary>
        /// <param name="data">The two.</param>
        public static implicit operator ValidationData((Array X, Array Y) data) =>
            new ValidationData((NDArray.Share(data.X), NDArray.Share(data.Y)));

        /// <summary>Inputs, targets and weights of the samples.</summary>
        /// <param name="data">The three.</param>
        public static implicit operator ValidationData((ModelData X, ModelData Y, NDArray SampleWeight) data) =>
            new ValidationData(data);

        /// <summary>Images and labels.</summary>
        /// <param name="images">The set.</param>
        public static implicit operator ValidationData(Datasets.LabeledImages images) =>
            new ValidationData((images.Images, images.Labels));

        /// <summary>Batches that C# makes.</summary>
        /// <param name="generator">The generator.</param>
        public static implicit operator ValidationData(DataGenerator generator) => new ValidationData(generator);

        /// <summary>A data set object of Keras.</summary>
        /// <param name="dataset">The data set.</param>
        public static implicit operator ValidationData(KerasObject dataset) => new ValidationData(dataset);
    }
}
