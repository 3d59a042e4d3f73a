using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Reductions that pass over elements that are not numbers, and what replaces those.</content>
    public partial class NDArray
    {
        /// <summary>The elements with NaN and the infinities replaced.</summary>
        /// <param name="x">The elements.</param>
        /// <param name="nan">What replaces NaN.</param>
        /// <param name="positiveInfinity">What replaces infinity; left out: the largest number of the type.</param>
        /// <param name="negativeInfinity">What replaces negative infinity; left out: the smallest number of the type.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray NaNToNum(
            NDArray x,
            double nan = 0,
            double? positiveInfinity = null,
            double? negativeInfinity = null
        ) =>
            Numpy.Call(
                "nan_to_num",
                new Arguments()
                    .AddPositional(NotNull(x, nameof(x)))
                    .Add("nan", nan, 0)
                    .AddGiven("posinf", positiveInfinity)
                    .AddGiven("neginf", negativeInfinity)
            );

        /// <summary>The sum of the elements that are not NaN.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <param name="dtype">The type to compute in; left out: numpy's choice.</param>
        /// <returns>An array of the remaining axes; 0 where all are NaN.</returns>
        public NDArray NaNSum(IntOrTuple axis = default, bool keepDims = false, DType dtype = default) =>
            this.Reduce("nansum", axis, keepDims, dtype);

        /// <summary>The mean of the elements that are not NaN.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <param name="dtype">The type to compute in; left out: numpy's choice.</param>
        /// <returns>An array of the remaining axes; NaN where all are NaN.</returns>
        public NDArray NaNMean(IntOrTuple axis = default, bool keepDims = false, DType dtype = default) =>
            this.Reduce("nanmean", axis, keepDims, dtype);

        /// <summary>The smallest element that is not NaN.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; NaN where all are NaN.</returns>
        /// <exception cref="KerasArgumentException">There are no elements.</exception>
        public NDArray NaNMin(IntOrTuple axis = default, bool keepDims = false) =>
            this.Reduce("nanmin", axis, keepDims);

        /// <summary>The largest element that is not NaN.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; NaN where all are NaN.</returns>
        /// <exception cref="KerasArgumentException">There are no elements.</exception>
        public NDArray NaNMax(IntOrTuple axis = default, bool keepDims = false) =>
            this.Reduce("nanmax", axis, keepDims);

        /// <summary>The median of the elements that are not NaN.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; NaN where all are NaN.</returns>
        public NDArray NaNMedian(IntOrTuple axis = default, bool keepDims = false) =>
            this.Reduce("nanmedian", axis, keepDims);

        /// <summary>The standard deviation of the elements that are not NaN.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="ddof">What is taken off the count: 1 for a sample.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; NaN where all are NaN.</returns>
        public NDArray NaNStd(IntOrTuple axis = default, int ddof = 0, bool keepDims = false) =>
            Numpy.Call("nanstd", this.ReduceArguments(axis, keepDims).Add("ddof", ddof, 0));

        /// <summary>The variance of the elements that are not NaN.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="ddof">What is taken off the count: 1 for a sample.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; NaN where all are NaN.</returns>
        public NDArray NaNVar(IntOrTuple axis = default, int ddof = 0, bool keepDims = false) =>
            Numpy.Call("nanvar", this.ReduceArguments(axis, keepDims).Add("ddof", ddof, 0));
    }
}
