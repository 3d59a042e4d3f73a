using System;
using System.Collections.Generic;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>Data for a model: an array, several (one an input or output), arrays by name, or a data set object.</summary>
    public readonly struct ModelData : IArgument
    {
        private readonly object? value;

        private ModelData(object? value) => this.value = value;

        bool IArgument.IsGiven => this.value != null;

        object? IArgument.Value => this.value;

        /// <summary>One array; its first axis counts samples.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator ModelData(NDArray? array) => new ModelData(array);

        /// <summary>One array of .NET; its first axis counts samples. Memory is shared; text and rows of rows (<c>float[][]</c>) are copied.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator ModelData(Array array) =>
            new ModelData(
                array is NDArray[] several ? several
                : array.GetType().GetElementType()!.IsArray ? (object)NDArray.Share(array)
                : new LentArray(array)
            );

        /// <summary>One tensor.</summary>
        /// <param name="tensor">The tensor.</param>
        public static implicit operator ModelData(Tensor tensor) => new ModelData(tensor);

        /// <summary>One array an input.</summary>
        /// <param name="arrays">The arrays.</param>
        public static implicit operator ModelData(List<NDArray> arrays) => new ModelData(arrays);

        /// <summary>One array an input.</summary>
        /// <param name="arrays">The arrays.</param>
        public static implicit operator ModelData((NDArray, NDArray) arrays) =>
            new ModelData(new[] { arrays.Item1, arrays.Item2 });

        /// <summary>One array an input.</summary>
        /// <param name="arrays">The arrays.</param>
        public static implicit operator ModelData((NDArray, NDArray, NDArray) arrays) =>
            new ModelData(new[] { arrays.Item1, arrays.Item2, arrays.Item3 });

        /// <summary>One array an input.</summary>
        /// <param name="arrays">The arrays.</param>
        public static implicit operator ModelData((NDArray, NDArray, NDArray, NDArray) arrays) =>
            new ModelData(new[] { arrays.Item1, arrays.Item2, arrays.Item3, arrays.Item4 });

        /// <summary>Arrays by the names of the inputs or outputs.</summary>
        /// <param name="arrays">The arrays.</param>
        public static implicit operator ModelData(Dictionary<string, NDArray> arrays) => new ModelData(arrays);

        /// <summary>A data set object of Keras.</summary>
        /// <param name="dataset">The data set.</param>
        public static implicit operator ModelData(KerasObject dataset) => new ModelData(dataset);

        /// <summary>Batches that C# makes while the model trains.</summary>
        /// <param name="generator">The generator.</param>
        public static implicit operator ModelData(DataGenerator generator) => new ModelData(generator);

        /// <summary>One array an input, in the order of the model's inputs.</summary>
        /// <param name="arrays">The arrays.</param>
        /// <returns>The data.</returns>
        public static ModelData Of(params NDArray[] arrays) => new ModelData(arrays);
    }
}
