using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>How often elements are there, and in which bins.</content>
    public partial class NDArray
    {
        /// <summary>The different elements, sorted.</summary>
        /// <returns>An array of one axis.</returns>
        public NDArray Unique() => Numpy.Call("unique", this);

        /// <summary>The different elements, sorted, and how often each one is there.</summary>
        /// <returns>Two arrays of one axis.</returns>
        public (NDArray Values, NDArray Counts) UniqueCounts() =>
            Numpy.Call<(NDArray, NDArray)>("unique_counts", new Arguments().AddPositional(this));

        /// <summary>How often each whole number is there, from 0 to the largest.</summary>
        /// <param name="minimumLength">How many numbers to count at least.</param>
        /// <returns>An array of int64.</returns>
        /// <exception cref="KerasArgumentException">There are other than whole numbers from 0 on, or several axes.</exception>
        public NDArray BinCount(int minimumLength = 0) =>
            Numpy.Call("bincount", new Arguments().AddPositional(this).Add("minlength", minimumLength, 0));

        /// <summary>How many elements lie in each of several bins of equal width.</summary>
        /// <param name="bins">How many bins.</param>
        /// <param name="range">Where the first begins and the last ends; left out: at the smallest and the largest element.</param>
        /// <param name="density">Whether to give shares of all elements, divided by the width of a bin, in place of counts.</param>
        /// <returns>A value for each bin, and the edges of the bins: one more.</returns>
        /// <exception cref="KerasArgumentException">There is no bin, or the range has no end that is above its beginning.</exception>
        public (NDArray Counts, NDArray Edges) Histogram(
            int bins = 10,
            (double Low, double High)? range = null,
            bool density = false
        ) =>
            Numpy.Call<(NDArray, NDArray)>(
                "histogram",
                new Arguments()
                    .AddPositional(this)
                    .AddPositional(bins)
                    .AddGiven("range", range)
                    .Add("density", density, false)
            );

        /// <summary>How many elements lie in each bin between given edges.</summary>
        /// <param name="edges">The edges, ascending; the last one belongs to the last bin.</param>
        /// <param name="density">Whether to give shares of all elements, divided by the width of a bin, in place of counts.</param>
        /// <returns>A value for each bin, and the edges.</returns>
        /// <exception cref="KerasArgumentException">The edges do not ascend.</exception>
        public (NDArray Counts, NDArray Edges) Histogram(NDArray edges, bool density = false) =>
            Numpy.Call<(NDArray, NDArray)>(
                "histogram",
                new Arguments()
                    .AddPositional(this)
                    .AddPositional(NotNull(edges, nameof(edges)))
                    .Add("density", density, false)
            );

        /// <summary>The bin of each element: 0 below the first edge, 1 from the first edge on.</summary>
        /// <param name="edges">The edges, ascending or descending.</param>
        /// <param name="rightEdge">Whether an edge belongs to the bin below it.</param>
        /// <returns>An array of int64, of the same shape.</returns>
        /// <exception cref="KerasArgumentException">The edges neither ascend nor descend.</exception>
        public NDArray Digitize(NDArray edges, bool rightEdge = false) =>
            Numpy.Call(
                "digitize",
                new Arguments()
                    .AddPositional(this)
                    .AddPositional(NotNull(edges, nameof(edges)))
                    .Add("right", rightEdge, false)
            );
    }
}
