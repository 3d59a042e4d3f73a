using System;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>What to take of one axis: an index, a range, every so many, a mask or a list of indices.</summary>
    public readonly struct Slice
    {
        private readonly object? value;

        private Slice(object? value) => this.value = value;

        /// <summary>All the axes that are not named: <c>array[Slice.Ellipsis, 0]</c>.</summary>
        public static Slice Ellipsis { get; } = new Slice(Special.Ellipsis);

        /// <summary>A new axis of length 1.</summary>
        public static Slice NewAxis { get; } = new Slice(Special.NewAxis);

        /// <summary>The whole axis.</summary>
        public static Slice All { get; } = new Slice(Range.All);

        private enum Special
        {
            Ellipsis,
            NewAxis,
        }

        /// <summary>One index.</summary>
        /// <param name="index">Counted from 0; negative: from the end, as in Python.</param>
        public static implicit operator Slice(int index) => new Slice(index);

        /// <summary>One index.</summary>
        /// <param name="index">Such as <c>^1</c>, the last.</param>
        public static implicit operator Slice(Index index) => new Slice(index);

        /// <summary>A range.</summary>
        /// <param name="range">Such as <c>1..^2</c>.</param>
        public static implicit operator Slice(Range range) => new Slice(range);

        /// <summary>A mask of booleans, or indices.</summary>
        /// <param name="mask">The mask or the indices.</param>
        public static implicit operator Slice(NDArray mask) => new Slice(mask);

        /// <summary>A list of indices.</summary>
        /// <param name="indices">The indices.</param>
        public static implicit operator Slice(int[] indices) => new Slice(indices);

        /// <summary>A mask.</summary>
        /// <param name="mask">True where the element is taken.</param>
        public static implicit operator Slice(bool[] mask) => new Slice(mask);

        /// <summary>Every so many of a range: Python's <c>start:stop:step</c>.</summary>
        /// <param name="start">Where to begin; null: at the end that the step comes from.</param>
        /// <param name="stop">Where to stop, exclusive; null: at the other end.</param>
        /// <param name="step">How far to go each time; negative: backwards.</param>
        /// <returns>The slice.</returns>
        public static Slice Step(int? start, int? stop, int step) => new Slice((start, stop, step));

        /// <summary>The Python key for one or several slices. Needs Python's lock.</summary>
        internal static PyObject Key(Slice[] slices)
        {
            if (slices.Length == 1)
            {
                return slices[0].ToPython();
            }

            var items = Array.ConvertAll(slices, slice => slice.ToPython());
            var key = new PyTuple(items);
            Array.ForEach(items, item => item.Dispose());
            return key;
        }

        private static PyObject PythonSlice(object? start, object? stop, object? step)
        {
            using var builtins = Py.Import("builtins");
            using var slice = builtins.GetAttr("slice");
            using var arguments = Hosting.ToPython.Tuple(new[] { start, stop, step });
            return slice.Invoke(arguments);
        }

        private static object? Edge(Index index, bool isEnd) =>
            index.IsFromEnd
                ? index.Value == 0
                    ? (isEnd ? (object?)null : int.MaxValue)
                    : -index.Value
                : index.Value;

        private PyObject ToPython()
        {
            switch (this.value)
            {
                case Index index:
                    return new PyInt(index.IsFromEnd ? -index.Value : index.Value);
                case Range range:
                    return PythonSlice(Edge(range.Start, isEnd: false), Edge(range.End, isEnd: true), null);
                case ValueTuple<int?, int?, int> steps:
                    return PythonSlice(steps.Item1, steps.Item2, steps.Item3);
                case Special.Ellipsis:
                    using (var builtins = Py.Import("builtins"))
                    {
                        return builtins.GetAttr("Ellipsis");
                    }

                case Special.NewAxis:
                    return Hosting.ToPython.Convert(null);
                case int[] indices:
                    return ((IPythonValue)NDArray.Share(indices)).ToPython();
                case bool[] mask:
                    return ((IPythonValue)NDArray.Share(mask)).ToPython();
                default:
                    return Hosting.ToPython.Convert(this.value ?? 0);
            }
        }
    }
}
