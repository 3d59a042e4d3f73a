using System.Runtime.CompilerServices;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Many elements to one.</content>
    public partial class NDArray
    {
        /// <summary>The sum of the elements.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <param name="dtype">The type to compute in; left out: numpy's choice.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        public NDArray Sum(IntOrTuple axis = default, bool keepDims = false, DType dtype = default) =>
            this.Reduce("ndarray.sum", axis, keepDims, dtype);

        /// <summary>The product of the elements.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <param name="dtype">The type to compute in; left out: numpy's choice.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        public NDArray Prod(IntOrTuple axis = default, bool keepDims = false, DType dtype = default) =>
            this.Reduce("ndarray.prod", axis, keepDims, dtype);

        /// <summary>The mean of the elements.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <param name="dtype">The type to compute in; left out: numpy's choice.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        public NDArray Mean(IntOrTuple axis = default, bool keepDims = false, DType dtype = default) =>
            this.Reduce("ndarray.mean", axis, keepDims, dtype);

        /// <summary>The smallest element.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        /// <exception cref="KerasArgumentException">There are no elements.</exception>
        public NDArray Min(IntOrTuple axis = default, bool keepDims = false) =>
            this.Reduce("ndarray.min", axis, keepDims);

        /// <summary>The largest element.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        /// <exception cref="KerasArgumentException">There are no elements.</exception>
        public NDArray Max(IntOrTuple axis = default, bool keepDims = false) =>
            this.Reduce("ndarray.max", axis, keepDims);

        /// <summary>Whether any element is true, or not zero.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        public NDArray Any(IntOrTuple axis = default, bool keepDims = false) =>
            this.Reduce("ndarray.any", axis, keepDims);

        /// <summary>Whether all elements are true, or not zero.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        public NDArray All(IntOrTuple axis = default, bool keepDims = false) =>
            this.Reduce("ndarray.all", axis, keepDims);

        /// <summary>The middle element.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        public NDArray Median(IntOrTuple axis = default, bool keepDims = false) =>
            this.Reduce("median", axis, keepDims);

        /// <summary>How many elements are true, or not zero.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        public NDArray CountNonzero(IntOrTuple axis = default, bool keepDims = false) =>
            this.Reduce("count_nonzero", axis, keepDims);

        /// <summary>The standard deviation of the elements.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="ddof">What to take off the count before dividing by it: 1 for a sample.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        public NDArray Std(IntOrTuple axis = default, int ddof = 0, bool keepDims = false) =>
            Numpy.Call("ndarray.std", this.ReduceArguments(axis, keepDims).Add("ddof", ddof, 0));

        /// <summary>The variance of the elements.</summary>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="ddof">What to take off the count before dividing by it: 1 for a sample.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of the remaining axes; of none (cast it to a number) when no axis is left.</returns>
        public NDArray Var(IntOrTuple axis = default, int ddof = 0, bool keepDims = false) =>
            Numpy.Call("ndarray.var", this.ReduceArguments(axis, keepDims).Add("ddof", ddof, 0));

        /// <summary>The index of the smallest element (the first of equal ones).</summary>
        /// <param name="axis">The axis to go along; left out: all elements, last axis fastest.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of int64.</returns>
        /// <exception cref="KerasArgumentException">There are no elements.</exception>
        public NDArray ArgMin(int? axis = null, bool keepDims = false) =>
            Numpy.Call(
                "ndarray.argmin",
                new Arguments().AddPositional(this).AddGiven("axis", axis).Add("keepdims", keepDims, false)
            );

        /// <summary>The index of the largest element (the first of equal ones).</summary>
        /// <param name="axis">The axis to go along; left out: all elements, last axis fastest.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array of int64.</returns>
        /// <exception cref="KerasArgumentException">There are no elements.</exception>
        public NDArray ArgMax(int? axis = null, bool keepDims = false) =>
            Numpy.Call(
                "ndarray.argmax",
                new Arguments().AddPositional(this).AddGiven("axis", axis).Add("keepdims", keepDims, false)
            );

        /// <summary>The sum of the elements up to each one.</summary>
        /// <param name="axis">The axis to go along; left out: all elements as one axis.</param>
        /// <param name="dtype">The type to compute in; left out: numpy's choice.</param>
        /// <returns>The array.</returns>
        public NDArray CumSum(int? axis = null, DType dtype = default) =>
            Numpy.Call(
                "ndarray.cumsum",
                new Arguments().AddPositional(this).AddGiven("axis", axis).AddGiven("dtype", dtype)
            );

        /// <summary>The product of the elements up to each one.</summary>
        /// <param name="axis">The axis to go along; left out: all elements as one axis.</param>
        /// <param name="dtype">The type to compute in; left out: numpy's choice.</param>
        /// <returns>The array.</returns>
        public NDArray CumProd(int? axis = null, DType dtype = default) =>
            Numpy.Call(
                "ndarray.cumprod",
                new Arguments().AddPositional(this).AddGiven("axis", axis).AddGiven("dtype", dtype)
            );

        /// <summary>The values below which given fractions of the elements lie.</summary>
        /// <param name="fractions">Between 0 and 1; an array for several.</param>
        /// <param name="axis">The axis or axes to go over; left out: all.</param>
        /// <param name="keepDims">Whether the axes stay, with length 1.</param>
        /// <returns>An array; its first axis counts the fractions when there are several.</returns>
        public NDArray Quantile(ArrayOrNumber fractions, IntOrTuple axis = default, bool keepDims = false) =>
            Numpy.Call(
                "quantile",
                new Arguments()
                    .AddPositional(this)
                    .AddPositional(fractions)
                    .AddGiven("axis", axis)
                    .Add("keepdims", keepDims, false)
            );

        private NDArray Reduce(
            string function,
            IntOrTuple axis,
            bool keepDims,
            DType dtype = default,
            [CallerMemberName] string? caller = null
        ) =>
            !keepDims && !((IArgument)axis).IsGiven && !((IArgument)dtype).IsGiven
                ? Numpy.Call(function, this, caller)
                : Numpy.Call(function, this.ReduceArguments(axis, keepDims).AddGiven("dtype", dtype), caller);

        private Arguments ReduceArguments(IntOrTuple axis, bool keepDims) =>
            new Arguments().AddPositional(this).AddGiven("axis", axis).Add("keepdims", keepDims, false);
    }
}
