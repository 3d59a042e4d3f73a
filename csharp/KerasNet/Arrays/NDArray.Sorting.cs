using System.Collections.Generic;
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

        /// <summary>The indices of the elements that are true, or not zero: one row an element.</summary>
        /// <returns>An array of int64 with a column for each axis.</returns>
        public NDArray ArgWhere() => Numpy.Call("argwhere", this);

        /// <summary>The indices of the elements that are true, or not zero: an array an axis, which index the array.</summary>
        /// <returns>As many arrays of int64 as there are axes.</returns>
        public IReadOnlyList<NDArray> Nonzero() =>
            Numpy.Call<List<NDArray>>("ndarray.nonzero", new Arguments().AddPositional(this));

        /// <summary>Whether each element is one of several values.</summary>
        /// <param name="values">The values.</param>
        /// <returns>An array of bool, of the same shape.</returns>
        public NDArray IsIn(NDArray values) =>
            Numpy.Call("isin", new Arguments().AddPositional(this).AddPositional(NotNull(values, nameof(values))));

        /// <summary>The parts at given indices along an axis; a copy.</summary>
        /// <param name="indices">The indices; negative ones count from the end.</param>
        /// <param name="axis">The axis; left out: all elements as one axis.</param>
        /// <returns>An array in which the axis is replaced by those of the indices.</returns>
        /// <exception cref="KerasArgumentException">An index is out of bounds.</exception>
        public NDArray Take(NDArray indices, int? axis = null) =>
            Numpy.Call(
                "ndarray.take",
                new Arguments()
                    .AddPositional(this)
                    .AddPositional(NotNull(indices, nameof(indices)))
                    .AddGiven("axis", axis)
            );

        /// <summary>The elements at given indices along an axis, such as those that <see cref="ArgSort"/> gives.</summary>
        /// <param name="indices">An index for each element that is wanted, in as many axes as the array has.</param>
        /// <param name="axis">The axis; left out: the last.</param>
        /// <returns>An array of the shape of the indices.</returns>
        /// <exception cref="KerasArgumentException">An index is out of bounds, or the axes do not fit.</exception>
        public NDArray TakeAlongAxis(NDArray indices, int axis = -1) =>
            Numpy.Call(
                "take_along_axis",
                new Arguments().AddPositional(this).AddPositional(NotNull(indices, nameof(indices))).AddPositional(axis)
            );

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
