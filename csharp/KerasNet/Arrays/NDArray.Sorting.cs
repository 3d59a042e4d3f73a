using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Order, and finding elements.</content>
    public partial class NDArray
    {
        /// <summary>A sorted copy.</summary>
        /// <param name="axis">The axis to sort along; left out: the last.</param>
        /// <returns>The array.</returns>
        public NDArray Sort(int axis = -1) =>
            Numpy.Call("sort", new Arguments().AddPositional(this).Add("axis", axis, -1));

        /// <summary>The indices that would sort the array; equal elements keep their order.</summary>
        /// <param name="axis">The axis to sort along; left out: the last.</param>
        /// <returns>An array of int64.</returns>
        public NDArray ArgSort(int axis = -1) =>
            Numpy.Call("argsort", new Arguments().AddPositional(this).Add("axis", axis, -1).Add("stable", true));

        /// <summary>The different elements, sorted.</summary>
        /// <returns>An array of one axis.</returns>
        public NDArray Unique() => Numpy.Call("unique", this);

        /// <summary>The different elements, sorted, and how often each one is there.</summary>
        /// <returns>Two arrays of one axis.</returns>
        public (NDArray Values, NDArray Counts) UniqueCounts() =>
            Numpy.Call<(NDArray, NDArray)>("unique_counts", new Arguments().AddPositional(this));

        /// <summary>The indices of the elements that are true, or not zero: one row an element.</summary>
        /// <returns>An array of int64 with a column for each axis.</returns>
        public NDArray ArgWhere() => Numpy.Call("argwhere", this);

        /// <summary>Where values would have to go so that the sorted array stays sorted.</summary>
        /// <param name="values">The values.</param>
        /// <param name="afterEqual">Whether to go behind equal elements, not before them.</param>
        /// <returns>An array of int64.</returns>
        public NDArray SearchSorted(ArrayOrNumber values, bool afterEqual = false) =>
            Numpy.Call(
                "searchsorted",
                new Arguments().AddPositional(this).AddPositional(values).AddPositional(afterEqual ? "right" : "left")
            );
    }
}
