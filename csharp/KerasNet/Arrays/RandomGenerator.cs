using System;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>Draws random arrays by numpy's default generator: the same seed gives the same numbers as numpy in Python does.</summary>
    public sealed class RandomGenerator : IDisposable
    {
        private readonly OpaqueObject generator;

        /// <summary>Makes a generator.</summary>
        /// <param name="seed">The same number gives the same draws; left out: they differ from run to run.</param>
        public RandomGenerator(long? seed = null) =>
            this.generator = Numpy.Call<OpaqueObject>("random_generator", new Arguments().AddPositional(seed));

        /// <summary>Draws from a normal distribution.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="mean">Its mean.</param>
        /// <param name="std">Its standard deviation.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>The array.</returns>
        public NDArray Normal(Shape shape, double mean = 0, double std = 1, DType dtype = default) =>
            this.Draw("normal", shape, dtype.Name, mean, std);

        /// <summary>Draws from a uniform distribution.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="low">The lowest value.</param>
        /// <param name="high">The highest value, exclusive.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>The array.</returns>
        public NDArray Uniform(Shape shape, double low = 0, double high = 1, DType dtype = default) =>
            this.Draw("uniform", shape, dtype.Name, low, high);

        /// <summary>Draws whole numbers.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="low">The lowest value.</param>
        /// <param name="high">The highest value, exclusive.</param>
        /// <param name="dtype">The type of the elements; int32 if left out.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">There is no number between the two.</exception>
        public NDArray Integers(Shape shape, long low, long high, DType dtype = default) =>
            this.Draw("integers", shape, ((IArgument)dtype).IsGiven ? dtype.Name : "int32", low, high);

        /// <summary>Draws from a Poisson distribution.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="mean">Its mean.</param>
        /// <param name="dtype">The type of the elements; int32 if left out.</param>
        /// <returns>The array.</returns>
        public NDArray Poisson(Shape shape, double mean, DType dtype = default) =>
            this.Draw("poisson", shape, ((IArgument)dtype).IsGiven ? dtype.Name : "int32", mean);

        /// <summary>Draws how many of several tries succeed.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="tries">How many tries.</param>
        /// <param name="chance">The chance of each, between 0 and 1.</param>
        /// <param name="dtype">The type of the elements; int32 if left out.</param>
        /// <returns>The array.</returns>
        public NDArray Binomial(Shape shape, int tries, double chance, DType dtype = default) =>
            this.Draw("binomial", shape, ((IArgument)dtype).IsGiven ? dtype.Name : "int32", tries, chance);

        /// <summary>The whole numbers from 0 on in random order: indices that shuffle.</summary>
        /// <param name="count">How many.</param>
        /// <returns>An array of int64.</returns>
        public NDArray Permutation(int count) =>
            Numpy.Call(
                "random_permutation",
                new Arguments().AddPositional(this.generator).AddPositional(count).AddPositional(0)
            );

        /// <summary>A copy with its parts in random order.</summary>
        /// <param name="array">The array.</param>
        /// <param name="axis">The axis whose parts are shuffled; left out: the first.</param>
        /// <returns>The array.</returns>
        public NDArray Shuffle(NDArray array, int axis = 0) =>
            Numpy.Call(
                "random_permutation",
                new Arguments()
                    .AddPositional(this.generator)
                    .AddPositional(array ?? throw new ArgumentNullException(nameof(array)))
                    .AddPositional(axis)
            );

        /// <summary>Draws parts of an array along its first axis.</summary>
        /// <param name="array">The array.</param>
        /// <param name="shape">How many, as the length of each axis.</param>
        /// <param name="replace">Whether a part can be drawn more than once.</param>
        /// <param name="weights">The chance of each part; left out: the same for all. They must sum to 1.</param>
        /// <returns>The parts.</returns>
        /// <exception cref="KerasArgumentException">There are not enough parts, or the weights do not fit.</exception>
        public NDArray Choice(NDArray array, Shape shape, bool replace = true, NDArray? weights = null) =>
            Numpy.Call(
                "random_choice",
                new Arguments()
                    .AddPositional(this.generator)
                    .AddPositional(array ?? throw new ArgumentNullException(nameof(array)))
                    .AddPositional(PythonTuple.Of(shape.ToArray()))
                    .AddPositional(replace)
                    .AddPositional(weights)
            );

        /// <summary>Gives up the generator.</summary>
        public void Dispose() => this.generator.Dispose();

        private NDArray Draw(string distribution, Shape shape, string dtype, params object?[] arguments) =>
            Numpy.Call(
                "random_values",
                new Arguments()
                    .AddPositional(this.generator)
                    .AddPositional(distribution)
                    .AddPositional(PythonTuple.Of(arguments))
                    .AddPositional(PythonTuple.Of(shape.ToArray()))
                    .AddPositional(dtype)
            );
    }
}
