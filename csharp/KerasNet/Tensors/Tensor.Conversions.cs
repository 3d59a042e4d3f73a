namespace KerasNet
{
    /// <content>Arrays of .NET as tensors.</content>
    /// <remarks>One operator a type, not one for <see cref="System.Array"/>: a <c>Tensor[]</c> would convert too, and a call with
    /// several tensors would be ambiguous.</remarks>
    public partial class Tensor
    {
        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(float[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(float[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(float[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(float[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(double[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(double[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(double[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(double[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(int[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(int[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(int[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(int[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(long[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(long[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(long[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(long[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(bool[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(bool[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(bool[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(bool[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(byte[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(byte[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(byte[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(byte[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(string[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of .NET.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(string[,] array) => new Tensor(NDArray.Share(array));
    }
}
