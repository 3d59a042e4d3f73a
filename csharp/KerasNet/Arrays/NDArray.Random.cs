namespace KerasNet
{
    /// <content>Random arrays.</content>
    public partial class NDArray
    {
        /// <summary>One random array. For several from one seed, use a <see cref="RandomGenerator"/>.</summary>
        public static class Random
        {
            /// <summary>Draws from a normal distribution.</summary>
            /// <param name="shape">The length of each axis.</param>
            /// <param name="seed">The same number gives the same array; left out: it differs from run to run.</param>
            /// <param name="mean">Its mean.</param>
            /// <param name="std">Its standard deviation.</param>
            /// <param name="dtype">The type of the elements; float32 if left out.</param>
            /// <returns>The array.</returns>
            public static NDArray Normal(
                Shape shape,
                long? seed = null,
                double mean = 0,
                double std = 1,
                DType dtype = default
            )
            {
                using var generator = new RandomGenerator(seed);
                return generator.Normal(shape, mean, std, dtype);
            }

            /// <summary>Draws from a uniform distribution.</summary>
            /// <param name="shape">The length of each axis.</param>
            /// <param name="seed">The same number gives the same array; left out: it differs from run to run.</param>
            /// <param name="low">The lowest value.</param>
            /// <param name="high">The highest value, exclusive.</param>
            /// <param name="dtype">The type of the elements; float32 if left out.</param>
            /// <returns>The array.</returns>
            public static NDArray Uniform(
                Shape shape,
                long? seed = null,
                double low = 0,
                double high = 1,
                DType dtype = default
            )
            {
                using var generator = new RandomGenerator(seed);
                return generator.Uniform(shape, low, high, dtype);
            }

            /// <summary>Draws whole numbers.</summary>
            /// <param name="shape">The length of each axis.</param>
            /// <param name="low">The lowest value.</param>
            /// <param name="high">The highest value, exclusive.</param>
            /// <param name="seed">The same number gives the same array; left out: it differs from run to run.</param>
            /// <param name="dtype">The type of the elements; int32 if left out.</param>
            /// <returns>The array.</returns>
            /// <exception cref="KerasArgumentException">There is no number between the two.</exception>
            public static NDArray Integers(Shape shape, long low, long high, long? seed = null, DType dtype = default)
            {
                using var generator = new RandomGenerator(seed);
                return generator.Integers(shape, low, high, dtype);
            }

            /// <summary>The whole numbers from 0 on in random order: indices that shuffle.</summary>
            /// <param name="count">How many.</param>
            /// <param name="seed">The same number gives the same order; left out: it differs from run to run.</param>
            /// <returns>An array of int64.</returns>
            public static NDArray Permutation(int count, long? seed = null)
            {
                using var generator = new RandomGenerator(seed);
                return generator.Permutation(count);
            }
        }
    }
}
