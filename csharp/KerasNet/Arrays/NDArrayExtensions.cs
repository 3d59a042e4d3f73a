using System;
using System.Collections.Generic;

namespace KerasNet
{
    /// <summary>.NET's arrays and memory as numpy arrays: <c>AsNDArray</c> shares, <c>ToNDArray</c> copies.</summary>
    /// <remarks>
    /// Shared memory stays pinned, and alive, until the last numpy array that looks at it is gone; how many pieces are
    /// shared now, <see cref="KerasHost.SharedMemories"/> tells. What is written to one side shows on the other.
    /// </remarks>
    public static class NDArrayExtensions
    {
        /// <summary>An array over the elements of <paramref name="array"/>; shares memory.</summary>
        /// <typeparam name="T">bool, a number, or <see cref="System.Numerics.Complex"/>.</typeparam>
        /// <param name="array">The elements.</param>
        /// <returns>An array of one axis.</returns>
        public static NDArray<T> AsNDArray<T>(this T[] array)
            where T : unmanaged => NDArray.Share<T>(array);

        /// <summary>An array over the elements of <paramref name="array"/>; shares memory.</summary>
        /// <typeparam name="T">bool, a number, or <see cref="System.Numerics.Complex"/>.</typeparam>
        /// <param name="array">The elements.</param>
        /// <returns>An array of two axes.</returns>
        public static NDArray<T> AsNDArray<T>(this T[,] array)
            where T : unmanaged => NDArray.Share<T>(array);

        /// <summary>An array over the elements of <paramref name="array"/>; shares memory.</summary>
        /// <typeparam name="T">bool, a number, or <see cref="System.Numerics.Complex"/>.</typeparam>
        /// <param name="array">The elements.</param>
        /// <returns>An array of three axes.</returns>
        public static NDArray<T> AsNDArray<T>(this T[,,] array)
            where T : unmanaged => NDArray.Share<T>(array);

        /// <summary>An array over the elements of <paramref name="array"/>; shares memory.</summary>
        /// <typeparam name="T">bool, a number, or <see cref="System.Numerics.Complex"/>.</typeparam>
        /// <param name="array">The elements.</param>
        /// <returns>An array of four axes.</returns>
        public static NDArray<T> AsNDArray<T>(this T[,,,] array)
            where T : unmanaged => NDArray.Share<T>(array);

        /// <summary>An array over the elements of <paramref name="array"/>; shares memory.</summary>
        /// <param name="array">Of bool, numbers or <see cref="System.Numerics.Complex"/>; any number of axes.</param>
        /// <returns>The array, of the same shape.</returns>
        /// <exception cref="KerasArgumentException">numpy can't look at its elements where they are.</exception>
        public static NDArray AsNDArray(this Array array)
        {
            var element = (array ?? throw new ArgumentNullException(nameof(array))).GetType().GetElementType()!;
            return element == typeof(string) || element.IsArray
                ? throw new KerasArgumentException(
                    "Text, and rows of rows, can't be shared with numpy. Use ToNDArray, which copies.",
                    nameof(array)
                )
                : NDArray.Share(array);
        }

        /// <summary>An array of a type that .NET has no name for, over its bits; shares memory.</summary>
        /// <remarks>To convert numbers instead, use <see cref="ToNDArray(Array, DType)"/>.</remarks>
        /// <param name="bits"><c>ushort</c> for float16 and bfloat16, <c>byte</c> for the float8 types.</param>
        /// <param name="dtype">What the bits mean.</param>
        /// <returns>The array, of the same shape.</returns>
        /// <exception cref="KerasArgumentException">The element type is not the one for those bits.</exception>
        public static NDArray AsNDArray(this Array bits, DType dtype) => NDArray.OfBits(bits, dtype);

        /// <summary>An array over memory; shares it.</summary>
        /// <typeparam name="T">bool, a number, or <see cref="System.Numerics.Complex"/>.</typeparam>
        /// <param name="memory">The elements, last axis fastest.</param>
        /// <param name="shape">The length of each axis; left out: one axis.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit the shape.</exception>
        public static NDArray<T> AsNDArray<T>(this Memory<T> memory, Shape shape = default)
            where T : unmanaged => NDArray.Share<T>(memory, shape, isWritable: true);

        /// <summary>An array over memory; shares it, and can't be written.</summary>
        /// <typeparam name="T">bool, a number, or <see cref="System.Numerics.Complex"/>.</typeparam>
        /// <param name="memory">The elements, last axis fastest.</param>
        /// <param name="shape">The length of each axis; left out: one axis.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit the shape.</exception>
        public static NDArray<T> AsNDArray<T>(this ReadOnlyMemory<T> memory, Shape shape = default)
            where T : unmanaged => NDArray.Share(memory, shape, isWritable: false);

        /// <summary>An array over a part of a .NET array; shares memory.</summary>
        /// <typeparam name="T">bool, a number, or <see cref="System.Numerics.Complex"/>.</typeparam>
        /// <param name="segment">The elements, last axis fastest.</param>
        /// <param name="shape">The length of each axis; left out: one axis.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit the shape.</exception>
        public static NDArray<T> AsNDArray<T>(this ArraySegment<T> segment, Shape shape = default)
            where T : unmanaged => NDArray.Share<T>(segment.AsMemory(), shape, isWritable: true);

        /// <summary>A numpy array with a copy of the elements.</summary>
        /// <typeparam name="T">bool, a number, <see cref="System.Numerics.Complex"/> or string; or rows of such.</typeparam>
        /// <param name="array">The elements, last axis fastest; or rows of equal length.</param>
        /// <param name="shape">The length of each axis; left out: that of the rows, or one axis.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit the shape, or rows differ in length.</exception>
        public static NDArray ToNDArray<T>(this T[] array, Shape shape = default) => NDArray.Create(array, shape);

        /// <summary>A numpy array with a copy of the elements.</summary>
        /// <param name="array">Of bool, numbers, <see cref="System.Numerics.Complex"/> or text; any number of axes, or rows of rows.</param>
        /// <returns>The array, of the same shape.</returns>
        /// <exception cref="KerasArgumentException">The element type is none of those, or rows differ in length.</exception>
        public static NDArray ToNDArray(this Array array)
        {
            return NDArray.CopyOf(array);
        }

        /// <summary>A numpy array with the elements converted to another type.</summary>
        /// <param name="array">Of bool, numbers, <see cref="System.Numerics.Complex"/> or text; any number of axes, or rows of rows.</param>
        /// <param name="dtype">The type, such as <see cref="DType.BFloat16"/>.</param>
        /// <returns>The array, of the same shape.</returns>
        /// <exception cref="KerasArgumentException">The elements can't be converted.</exception>
        public static NDArray ToNDArray(this Array array, DType dtype)
        {
            using var shared = NDArray.Share(array);
            return shared.AsType(dtype);
        }

        /// <summary>A numpy array with a copy of the elements.</summary>
        /// <typeparam name="T">bool, a number, or <see cref="System.Numerics.Complex"/>.</typeparam>
        /// <param name="span">The elements, last axis fastest.</param>
        /// <param name="shape">The length of each axis; left out: one axis.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit the shape.</exception>
        public static NDArray<T> ToNDArray<T>(this ReadOnlySpan<T> span, Shape shape = default)
            where T : unmanaged => NDArray.CopyOf(span, shape);

        /// <summary>A numpy array with a copy of the elements.</summary>
        /// <typeparam name="T">bool, a number, or <see cref="System.Numerics.Complex"/>.</typeparam>
        /// <param name="span">The elements, last axis fastest.</param>
        /// <param name="shape">The length of each axis; left out: one axis.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit the shape.</exception>
        public static NDArray<T> ToNDArray<T>(this Span<T> span, Shape shape = default)
            where T : unmanaged => NDArray.CopyOf<T>(span, shape);

        /// <summary>A numpy array with a copy of the elements.</summary>
        /// <typeparam name="T">bool, a number, <see cref="System.Numerics.Complex"/> or string.</typeparam>
        /// <param name="values">The elements, last axis fastest.</param>
        /// <param name="shape">The length of each axis; left out: one axis.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit the shape.</exception>
        public static NDArray ToNDArray<T>(this IEnumerable<T> values, Shape shape = default) =>
            NDArray.Create(values, shape);
    }
}
