using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Making arrays. Their memory begins at a multiple of 64 bytes, so that it can be shared with tensors.</content>
    public partial class NDArray
    {
        /// <summary>A scalar: an array of no axes.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NDArray(double value) => Scalar(value);

        /// <summary>A scalar: an array of no axes.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NDArray(float value) => Scalar(value);

        /// <summary>A scalar: an array of no axes.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NDArray(int value) => Scalar(value);

        /// <summary>A scalar: an array of no axes.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NDArray(long value) => Scalar(value);

        /// <summary>A scalar: an array of no axes.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NDArray(bool value) => Scalar(value);

        /// <summary>An array with a copy of the elements.</summary>
        /// <typeparam name="T">bool, a number, <see cref="System.Numerics.Complex"/> or string; or rows of such, equally long.</typeparam>
        /// <param name="values">The elements, last axis fastest.</param>
        /// <param name="shape">The length of each axis; left out: one axis, or that of the rows.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit the shape.</exception>
        public static NDArray Create<T>(IEnumerable<T> values, Shape shape = default)
        {
            var array = values as T[] ?? (values ?? throw new ArgumentNullException(nameof(values))).ToArray();
            var copy = CopyOf(array);
            if (!((IArgument)shape).IsGiven)
            {
                return copy;
            }

            using (copy)
            {
                return copy.Reshape(shape);
            }
        }

        /// <summary>An array with a copy of the rows, which must be equally long.</summary>
        /// <typeparam name="T">bool, a number, <see cref="System.Numerics.Complex"/> or string.</typeparam>
        /// <param name="rows">The rows, such as a <c>List&lt;float[]&gt;</c>.</param>
        /// <returns>An array of two axes.</returns>
        /// <exception cref="KerasArgumentException">A row is longer or shorter than the first.</exception>
        public static NDArray FromRows<T>(IEnumerable<IReadOnlyList<T>> rows)
        {
            var list = Rows(rows);
            return list.Length == 0 ? CopyOf(new T[0, 0]) : CopyOf(list);
        }

        /// <summary>An array with a copy of the rows, shorter ones filled up at their end.</summary>
        /// <typeparam name="T">bool, a number, <see cref="System.Numerics.Complex"/> or string.</typeparam>
        /// <param name="rows">The rows, of any lengths.</param>
        /// <param name="padding">What the missing elements get.</param>
        /// <param name="length">How long each row becomes; left out: as long as the longest.</param>
        /// <returns>An array of two axes.</returns>
        /// <exception cref="KerasArgumentException">A row is longer than <paramref name="length"/>.</exception>
        public static NDArray FromRows<T>(IEnumerable<IReadOnlyList<T>> rows, T padding, int? length = null)
        {
            var list = Rows(rows);
            var longest = list.Length == 0 ? 0 : list.Max(row => row.Length);
            var width = length ?? longest;
            if (longest > width)
            {
                throw new KerasArgumentException(
                    $"length: it is {width}, and a row has {longest} values. Cut the rows first, or give a greater length.",
                    nameof(length)
                );
            }

            var flat = new T[list.Length, width];
            for (var row = 0; row < list.Length; row++)
            {
                for (var column = 0; column < width; column++)
                {
                    flat[row, column] = column < list[row].Length ? list[row][column] : padding;
                }
            }

            return CopyOf(flat);
        }

        /// <summary>An array whose elements are not set: whatever was in the memory.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>The array.</returns>
        public static NDArray Empty(Shape shape, DType dtype = default) => New(shape, dtype, isCleared: false);

        /// <summary>An array of zeros.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>The array.</returns>
        public static NDArray Zeros(Shape shape, DType dtype = default) => New(shape, dtype, isCleared: true);

        /// <summary>An array of ones.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>The array.</returns>
        public static NDArray Ones(Shape shape, DType dtype = default)
        {
            using NDArray one = 1;
            return Full(shape, one, dtype);
        }

        /// <summary>An array of one value.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="value">The value; an array is repeated as numpy broadcasts it.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>The array.</returns>
        public static NDArray Full(Shape shape, NDArray value, DType dtype = default)
        {
            var result = Empty(shape, dtype);
            result[Slice.Ellipsis] = value;
            return result;
        }

        /// <summary>Numbers at equal steps.</summary>
        /// <param name="start">The first.</param>
        /// <param name="stop">Where to stop, exclusive.</param>
        /// <param name="step">From one to the next.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>An array of one axis.</returns>
        public static NDArray Arange(double start, double stop, double step = 1, DType dtype = default) =>
            Numpy.Call(
                "arange",
                new Arguments().AddPositional(start).AddPositional(stop).AddPositional(step).Add("dtype", dtype.Name)
            );

        /// <summary>The whole numbers from 0 on.</summary>
        /// <param name="stop">Where to stop, exclusive.</param>
        /// <param name="dtype">The type of the elements; int32 if left out.</param>
        /// <returns>An array of one axis.</returns>
        public static NDArray Arange(int stop, DType dtype = default) =>
            Numpy.Call(
                "arange",
                new Arguments().AddPositional(stop).Add("dtype", ((IArgument)dtype).IsGiven ? dtype.Name : "int32")
            );

        /// <summary>So many numbers at equal distances, both ends included.</summary>
        /// <param name="start">The first.</param>
        /// <param name="stop">The last.</param>
        /// <param name="count">How many.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>An array of one axis.</returns>
        public static NDArray Linspace(double start, double stop, int count = 50, DType dtype = default) =>
            Numpy.Call(
                "linspace",
                new Arguments().AddPositional(start).AddPositional(stop).AddPositional(count).Add("dtype", dtype.Name)
            );

        /// <summary>The identity matrix: ones on the diagonal.</summary>
        /// <param name="size">Number of rows.</param>
        /// <param name="columns">Number of columns; left out: as many as rows.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>An array of two axes.</returns>
        public static NDArray Eye(int size, int? columns = null, DType dtype = default) =>
            Numpy.Call("eye", new Arguments().AddPositional(size).AddPositional(columns).Add("dtype", dtype.Name));

        /// <summary>An array of a type that .NET has no name for, over its bits.</summary>
        internal static NDArray OfBits(Array bits, DType dtype)
        {
            var net = (bits ?? throw new ArgumentNullException(nameof(bits))).GetType().GetElementType()!;
            if (!ElementType.IsBits(dtype, net))
            {
                throw new KerasArgumentException(
                    $"dtype: {net.Name} does not hold the bits of {dtype}. ushort holds those of float16 and bfloat16, byte those of float8_e4m3fn and float8_e5m2; ToNDArray converts numbers.",
                    nameof(dtype)
                );
            }

            using var shared = Share(bits);
            return Numpy.Call(
                "view_bits",
                new Arguments().AddPositional(shared).AddPositional(dtype.Name),
                caller: null
            );
        }

        /// <summary>An array with a copy of the elements of a .NET array, or of rows.</summary>
        internal static unsafe NDArray CopyOf(Array array)
        {
            var element = (array ?? throw new ArgumentNullException(nameof(array))).GetType().GetElementType()!;
            if (element == typeof(string) || element.IsArray)
            {
                return Share(array);
            }

            var type = ElementType.OfNet(element).DType;
            var lengths = LengthsOf(array);
            var copy = New(type, lengths);
            RawMemory.CopyFrom(array, copy.Layout.Data, copy.ByteSize);
            GC.KeepAlive(copy);
            return copy;
        }

        /// <summary>An array with a copy of the elements.</summary>
        internal static unsafe NDArray<T> CopyOf<T>(ReadOnlySpan<T> span, Shape shape)
            where T : unmanaged
        {
            var copy = new NDArray<T>(New(ElementType.OfNet(typeof(T)).DType, LengthsFor(shape, span.Length)).handle);
            span.CopyTo(new Span<T>(copy.Layout.Data, span.Length));
            GC.KeepAlive(copy);
            return copy;
        }

        private static unsafe NDArray Scalar<T>(T value)
            where T : unmanaged
        {
            var scalar = New(ElementType.OfNet(typeof(T)).DType, Array.Empty<IntPtr>());
            ((T*)scalar.Layout.Data)[0] = value;
            GC.KeepAlive(scalar);
            return scalar;
        }

        private static NDArray New(Shape shape, DType dtype, bool isCleared) =>
            dtype == DType.String
                ? Numpy.Call("empty_text", new Arguments().AddPositional(PythonTuple.Of(shape.OrScalar.ToArray())))
                : New(dtype, Lengths(shape), isCleared);

        private static NDArray New(DType dtype, IntPtr[] lengths, bool isCleared = false)
        {
            KerasHost.EnsurePython();
            using (Gil.Acquire())
            {
                NumpyApi.Ensure();
                var array = NumpyApi.New(dtype, lengths, isCleared, out var bytes);
                return Take(array, bytes);
            }
        }

        private static T[][] Rows<T>(IEnumerable<IReadOnlyList<T>> rows) =>
            (rows ?? throw new ArgumentNullException(nameof(rows)))
                .Select(row =>
                    row as T[]
                    ?? row?.ToArray()
                    ?? throw new KerasArgumentException("rows: a row is null.", nameof(rows))
                )
                .ToArray();
    }
}
