using System;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>What to take of one axis: an index, a range, every so many, a mask or a list of indices.</summary>
    public readonly struct Slice
    {
        private const int MostSlices = 256;

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
        public static implicit operator Slice(NDArray mask) =>
            new Slice(mask ?? throw new ArgumentNullException(nameof(mask)));

        /// <summary>A list of indices.</summary>
        /// <param name="indices">The indices.</param>
        public static implicit operator Slice(int[] indices) =>
            new Slice(indices ?? throw new ArgumentNullException(nameof(indices)));

        /// <summary>A mask.</summary>
        /// <param name="mask">True where the element is taken.</param>
        public static implicit operator Slice(bool[] mask) =>
            new Slice(mask ?? throw new ArgumentNullException(nameof(mask)));

        /// <summary>Every so many of a range: Python's <c>start:stop:step</c>.</summary>
        /// <param name="start">Where to begin; null: at the end that the step comes from.</param>
        /// <param name="stop">Where to stop, exclusive; null: at the other end.</param>
        /// <param name="step">How far to go each time; negative: backwards.</param>
        /// <returns>The slice.</returns>
        public static Slice Step(int? start, int? stop, int step) => new Slice((start, stop, step));

        /// <summary>The Python key for one or several slices. Needs Python's lock.</summary>
        internal static PyObject Key(Slice[] slices) => PythonApi.Own(KeyOf(slices, keepsArray: false));

        /// <summary>A new reference to the Python key for one or several slices. Needs Python's lock.</summary>
        /// <param name="slices">The slices.</param>
        /// <param name="keepsArray">Whether numpy shall return an array even where single elements are asked for.</param>
        internal static IntPtr KeyOf(Slice[] slices, bool keepsArray)
        {
            if (slices == null)
            {
                throw new ArgumentNullException(nameof(slices));
            }

            // numpy has 64 axes at most; the key lies on the stack.
            if (slices.Length > MostSlices)
            {
                throw new KerasArgumentException(
                    $"slices: there are {slices.Length}, and an array has 64 axes at most. For a list of indices pass an int[].",
                    nameof(slices)
                );
            }

            var addsEllipsis = keepsArray && Array.TrueForAll(slices, slice => slice.IsIndex);
            Span<IntPtr> parts = stackalloc IntPtr[slices.Length + 1];
            var count = 0;
            try
            {
                while (count < slices.Length)
                {
                    parts[count] = slices[count].ToPython();
                    count++;
                }

                if (addsEllipsis)
                {
                    parts[count++] = EllipsisObject();
                }
            }
            catch
            {
                foreach (var part in parts.Slice(0, count))
                {
                    PythonApi.DecRef(part);
                }

                throw;
            }

            return count == 1 ? parts[0] : PythonApi.Tuple(parts.Slice(0, count));
        }

        private static IntPtr EllipsisObject()
        {
            var ellipsis = PythonApi.Ellipsis;
            PythonApi.IncRef(ellipsis);
            return ellipsis;
        }

        private static IntPtr SliceObject(int? start, int? stop, int? step)
        {
            var first = Edge(start);
            var second = Edge(stop);
            var third = Edge(step);
            var slice = PythonApi.Slice(first, second, third);
            PythonApi.DecRef(first);
            PythonApi.DecRef(second);
            PythonApi.DecRef(third);
            return PythonApi.Check(slice);
        }

        private static IntPtr Edge(int? place)
        {
            if (place == null)
            {
                PythonApi.IncRef(PythonApi.None);
                return PythonApi.None;
            }

            return PythonApi.Integer(place.Value);
        }

        // ^0 is the end: as a stop nothing is cut off, as a start nothing is left.
        private static int? PlaceOf(Index index, bool isStop) =>
            !index.IsFromEnd ? index.Value
            : index.Value > 0 ? -index.Value
            : isStop ? (int?)null
            : int.MaxValue;

        private static IntPtr Shared(NDArray array)
        {
            using (array)
            {
                return array.Borrow();
            }
        }

        private bool IsIndex => this.value == null || this.value is int || this.value is Index;

        private IntPtr ToPython()
        {
            switch (this.value)
            {
                case null:
                    return PythonApi.Integer(0);
                case int index:
                    return PythonApi.Integer(index);
                case Index index:
                    return index.IsFromEnd && index.Value == 0
                        ? throw new KerasArgumentException(
                            "^0 is the end of the axis, after its last element; the last is ^1."
                        )
                        : PythonApi.Integer(PlaceOf(index, isStop: false)!.Value);
                case Range range:
                    return SliceObject(PlaceOf(range.Start, isStop: false), PlaceOf(range.End, isStop: true), null);
                case ValueTuple<int?, int?, int> steps:
                    return SliceObject(steps.Item1, steps.Item2, steps.Item3);
                case Special.Ellipsis:
                    return EllipsisObject();
                case Special.NewAxis:
                    return Edge(null);
                case Array indices:
                    return Shared(NDArray.CopyOf(indices));
                default:
                    return ((NDArray)this.value).Borrow();
            }
        }
    }
}
