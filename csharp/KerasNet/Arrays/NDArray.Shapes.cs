using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Other shapes, and several arrays as one.</content>
    public partial class NDArray
    {
        /// <summary>Arrays one after the other along an axis that they have.</summary>
        /// <param name="arrays">The arrays; their other axes must be equally long.</param>
        /// <param name="axis">The axis; left out: the first.</param>
        /// <returns>The array; a copy.</returns>
        /// <exception cref="KerasArgumentException">There are no arrays, or their shapes do not fit.</exception>
        public static NDArray Concatenate(IEnumerable<NDArray> arrays, int axis = 0) =>
            Numpy.Call("concatenate", new Arguments().AddPositional(AllOf(arrays)).Add("axis", axis, 0));

        /// <summary>Arrays one after the other along their first axis.</summary>
        /// <param name="arrays">The arrays; their other axes must be equally long.</param>
        /// <returns>The array; a copy.</returns>
        /// <exception cref="KerasArgumentException">There are no arrays, or their shapes do not fit.</exception>
        public static NDArray Concatenate(params NDArray[] arrays) => Concatenate(arrays, axis: 0);

        /// <summary>Arrays side by side along a new axis.</summary>
        /// <param name="arrays">The arrays, all of one shape.</param>
        /// <param name="axis">Where the new axis goes; left out: first.</param>
        /// <returns>The array; a copy.</returns>
        /// <exception cref="KerasArgumentException">There are no arrays, or their shapes differ.</exception>
        public static NDArray Stack(IEnumerable<NDArray> arrays, int axis = 0) =>
            Numpy.Call("stack", new Arguments().AddPositional(AllOf(arrays)).Add("axis", axis, 0));

        /// <summary>Arrays side by side along a new first axis.</summary>
        /// <param name="arrays">The arrays, all of one shape.</param>
        /// <returns>The array; a copy.</returns>
        /// <exception cref="KerasArgumentException">There are no arrays, or their shapes differ.</exception>
        public static NDArray Stack(params NDArray[] arrays) => Stack(arrays, axis: 0);

        /// <summary>The coordinates of a grid, from the values along each of its axes.</summary>
        /// <param name="axes">The values along each axis.</param>
        /// <returns>As many arrays, each of the shape of the grid: the first changes along the first axis.</returns>
        public static IReadOnlyList<NDArray> MeshGrid(params NDArray[] axes)
        {
            var arguments = new Arguments().Add("indexing", "ij");
            foreach (var axis in AllOf(axes))
            {
                arguments.AddPositional(axis);
            }

            return Numpy.Call<List<NDArray>>("meshgrid", arguments);
        }

        /// <summary>A copy with all elements in one axis.</summary>
        /// <returns>The array.</returns>
        public NDArray Flatten()
        {
            using var copy = this.Copy();
            return copy.Reshape(-1);
        }

        /// <summary>The array without its axes of length 1; shares memory.</summary>
        /// <param name="axis">Which axes to drop; left out: all of length 1.</param>
        /// <returns>The array.</returns>
        public NDArray Squeeze(IntOrTuple axis = default) =>
            Numpy.Call("ndarray.squeeze", new Arguments().AddPositional(this).AddGiven("axis", axis));

        /// <summary>The array with a new axis of length 1; shares memory.</summary>
        /// <param name="axis">Where the new axis goes.</param>
        /// <returns>The array.</returns>
        public NDArray ExpandDims(IntOrTuple axis) =>
            Numpy.Call("expand_dims", new Arguments().AddPositional(this).AddGiven("axis", axis));

        /// <summary>The array with two axes exchanged; shares memory.</summary>
        /// <param name="first">One axis.</param>
        /// <param name="second">The other.</param>
        /// <returns>The array.</returns>
        public NDArray SwapAxes(int first, int second) =>
            Numpy.Call(
                "ndarray.swapaxes",
                new Arguments().AddPositional(this).AddPositional(first).AddPositional(second)
            );

        /// <summary>The array with an axis moved; shares memory.</summary>
        /// <param name="source">Where the axis is.</param>
        /// <param name="destination">Where it goes.</param>
        /// <returns>The array.</returns>
        public NDArray MoveAxis(int source, int destination) =>
            Numpy.Call(
                "moveaxis",
                new Arguments().AddPositional(this).AddPositional(source).AddPositional(destination)
            );

        /// <summary>The array repeated to a larger shape; shares memory, and can't be written.</summary>
        /// <param name="shape">The shape.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The array does not broadcast to that shape.</exception>
        public NDArray BroadcastTo(Shape shape) =>
            Numpy.Call(
                "broadcast_to",
                new Arguments().AddPositional(this).AddPositional(PythonTuple.Of(shape.ToArray()))
            );

        /// <summary>The array with the order of its elements reversed; shares memory.</summary>
        /// <param name="axis">The axes to reverse; left out: all.</param>
        /// <returns>The array.</returns>
        public NDArray Flip(IntOrTuple axis = default) =>
            Numpy.Call("flip", new Arguments().AddPositional(this).AddGiven("axis", axis));

        /// <summary>The array with its elements moved; those that fall off come in at the other end.</summary>
        /// <param name="shift">By how many places.</param>
        /// <param name="axis">The axis; left out: all elements as one axis.</param>
        /// <returns>The array; a copy.</returns>
        public NDArray Roll(int shift, int? axis = null) =>
            Numpy.Call("roll", new Arguments().AddPositional(this).AddPositional(shift).AddGiven("axis", axis));

        /// <summary>Each element several times.</summary>
        /// <param name="count">How many times.</param>
        /// <param name="axis">The axis; left out: all elements as one axis.</param>
        /// <returns>The array; a copy.</returns>
        public NDArray Repeat(int count, int? axis = null) =>
            Numpy.Call(
                "ndarray.repeat",
                new Arguments().AddPositional(this).AddPositional(count).AddGiven("axis", axis)
            );

        /// <summary>The whole array several times.</summary>
        /// <param name="counts">How many times along each axis.</param>
        /// <returns>The array; a copy.</returns>
        public NDArray Tile(IntOrTuple counts) =>
            Numpy.Call("tile", new Arguments().AddPositional(this).AddPositional(counts));

        /// <summary>The array with a border of one value.</summary>
        /// <param name="width">How wide the border is: a number, or a pair of numbers for each axis.</param>
        /// <param name="value">The value; left out: 0.</param>
        /// <returns>The array; a copy.</returns>
        public NDArray Pad(IntOrTuple width, double value = 0) =>
            Numpy.Call(
                "pad",
                new Arguments()
                    .AddPositional(this)
                    .AddPositional(width)
                    .AddPositional("constant")
                    .Add("constant_values", value)
            );

        /// <summary>The array cut into parts; they share memory.</summary>
        /// <param name="indicesOrCount">How many equal parts; or where to cut.</param>
        /// <param name="axis">The axis; left out: the first.</param>
        /// <returns>The parts.</returns>
        /// <exception cref="KerasArgumentException">The axis can't be cut into so many equal parts.</exception>
        public IReadOnlyList<NDArray> Split(IntOrTuple indicesOrCount, int axis = 0) =>
            Numpy.Call<List<NDArray>>(
                "split",
                new Arguments().AddPositional(this).AddPositional(indicesOrCount).Add("axis", axis, 0)
            );

        /// <summary>The elements of the diagonal; shares memory, and can't be written.</summary>
        /// <param name="offset">Which diagonal: above (positive) or below (negative) the main one.</param>
        /// <returns>The elements.</returns>
        public NDArray Diagonal(int offset = 0) =>
            Numpy.Call("ndarray.diagonal", new Arguments().AddPositional(this).AddPositional(offset));

        /// <summary>The sum of the diagonal.</summary>
        /// <param name="offset">Which diagonal: above (positive) or below (negative) the main one.</param>
        /// <returns>An array of no axes; of those after the first two, when there are more.</returns>
        public NDArray Trace(int offset = 0) =>
            Numpy.Call("ndarray.trace", new Arguments().AddPositional(this).AddPositional(offset));

        /// <summary>A copy with zeros above a diagonal.</summary>
        /// <param name="offset">Which diagonal: above (positive) or below (negative) the main one.</param>
        /// <returns>The array.</returns>
        public NDArray TriL(int offset = 0) =>
            Numpy.Call("tril", new Arguments().AddPositional(this).AddPositional(offset));

        /// <summary>A copy with zeros below a diagonal.</summary>
        /// <param name="offset">Which diagonal: above (positive) or below (negative) the main one.</param>
        /// <returns>The array.</returns>
        public NDArray TriU(int offset = 0) =>
            Numpy.Call("triu", new Arguments().AddPositional(this).AddPositional(offset));

        // To numpy null is a value: None, which it would take for an element.
        private static List<NDArray> AllOf(IEnumerable<NDArray> arrays) =>
            (arrays ?? throw new ArgumentNullException(nameof(arrays)))
                .Select(array =>
                    array ?? throw new KerasArgumentException("arrays: one of them is null.", nameof(arrays))
                )
                .ToList();
    }
}
