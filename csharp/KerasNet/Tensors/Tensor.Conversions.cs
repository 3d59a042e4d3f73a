namespace KerasNet
{
    /// <content>Arrays of .NET as tensors. Memory is shared until the backend copies it.</content>
    /// <remarks>One conversion a type, not one for every <see cref="System.Array"/>: an array of tensors is several tensors.</remarks>
    public partial class Tensor
    {
        /// <summary>An array of one axis.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(float[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of two axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(float[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of three axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(float[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of four axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(float[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of one axis.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(double[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of two axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(double[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of three axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(double[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of four axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(double[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of one axis.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(int[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of two axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(int[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of three axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(int[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of four axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(int[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of one axis.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(long[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of two axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(long[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of three axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(long[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of four axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(long[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of one axis.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(byte[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of two axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(byte[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of three axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(byte[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of four axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(byte[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of one axis.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(bool[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of two axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(bool[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of three axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(bool[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of four axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(bool[,,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of one axis.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(string[] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of two axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(string[,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of three axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(string[,,] array) => new Tensor(NDArray.Share(array));

        /// <summary>An array of four axes.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(string[,,,] array) => new Tensor(NDArray.Share(array));
    }
}
