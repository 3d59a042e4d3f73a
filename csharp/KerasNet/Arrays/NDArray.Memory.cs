using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using KerasNet.Arrays;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <content>Reading and writing the elements from .NET.</content>
    public partial class NDArray
    {
        /// <summary>The elements of a one-element array as a number.</summary>
        /// <param name="array">The array.</param>
        public static explicit operator float(NDArray array) =>
            Convert.ToSingle(array.ToScalar(), System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>The elements of a one-element array as a number.</summary>
        /// <param name="array">The array.</param>
        public static explicit operator double(NDArray array) =>
            Convert.ToDouble(array.ToScalar(), System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>The elements of a one-element array as a whole number.</summary>
        /// <param name="array">The array.</param>
        public static explicit operator int(NDArray array) =>
            Convert.ToInt32(array.ToScalar(), System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>The elements of a one-element array as a whole number.</summary>
        /// <param name="array">The array.</param>
        public static explicit operator long(NDArray array) =>
            Convert.ToInt64(array.ToScalar(), System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>The elements of a one-element array as true or false.</summary>
        /// <param name="array">The array.</param>
        public static explicit operator bool(NDArray array) =>
            Convert.ToBoolean(array.ToScalar(), System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>A copy of all elements, last axis fastest.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/> (<c>ushort</c> for the bits of float16).</typeparam>
        /// <returns>The elements.</returns>
        /// <exception cref="KerasArgumentException">The array holds another type.</exception>
        public T[] ToArray<T>()
        {
            if (typeof(T) == typeof(string))
            {
                return (T[])(object)this.ToStrings();
            }

            ElementType.Check(this.DType, typeof(T));
            var result = new T[this.Size];
            if (result.Length > 0)
            {
                this.CopyInto(result);
            }

            return result;
        }

        /// <summary>A copy of all elements as a .NET array with as many axes as this one: <c>(float[,])array.ToMultidimensionalArray&lt;float&gt;()</c>.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <returns>A <c>T[]</c>, <c>T[,]</c>, <c>T[,,]</c> …</returns>
        /// <exception cref="KerasArgumentException">The array holds another type, or is a scalar.</exception>
        public Array ToMultidimensionalArray<T>()
            where T : unmanaged
        {
            ElementType.Check(this.DType, typeof(T));
            if (this.Rank == 0)
            {
                throw new KerasArgumentException("A scalar has no axes; use ToScalar().");
            }

            var result = Array.CreateInstance(typeof(T), this.Shape.ToArray());
            if (result.Length > 0)
            {
                this.CopyInto(result);
            }

            return result;
        }

        /// <summary>The elements in place, last axis fastest. Writing to the span writes to the array.</summary>
        /// <remarks>The span is valid while this array is alive and not disposed: keep it in a <c>using</c> around the span.</remarks>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <returns>The elements.</returns>
        /// <exception cref="KerasArgumentException">Another type, read-only, or the elements do not lie one after the other.</exception>
        public Span<T> AsSpan<T>()
            where T : unmanaged
        {
            var found = this.Memory<T>();
            return found.IsReadOnly
                ? throw new KerasArgumentException("The array is read-only. Use AsReadOnlySpan, or write to a Copy().")
                : found.Span<T>();
        }

        /// <summary>The elements in place, last axis fastest, for reading.</summary>
        /// <remarks>The span is valid while this array is alive and not disposed: keep it in a <c>using</c> around the span.</remarks>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <returns>The elements.</returns>
        /// <exception cref="KerasArgumentException">Another type, or the elements do not lie one after the other.</exception>
        public ReadOnlySpan<T> AsReadOnlySpan<T>()
            where T : unmanaged => this.Memory<T>().Span<T>();

        private ArrayMemory Memory<T>()
            where T : unmanaged
        {
            ElementType.Check(this.DType, typeof(T));
            return this.memory ?? this.OpenMemory();
        }

        private ArrayMemory OpenMemory() =>
            this.Leaf(target =>
            {
                if (!this.IsContiguous)
                {
                    throw new KerasArgumentException(
                        "The elements do not lie one after the other (a strided slice or a transposed array). Use ToArray, or a span of Copy()."
                    );
                }

                var opened = new ArrayMemory(target, this.IsReadOnly);
                var first = Interlocked.CompareExchange(ref this.memory, opened, null);
                if (first != null)
                {
                    opened.Release();
                }

                return first ?? opened;
            });

        private unsafe void CopyInto(Array destination)
        {
            this.Leaf(target =>
            {
                using var contiguous = this.IsContiguous
                    ? target.NewReference()
                    : Numpy.Call("ascontiguousarray", target);
                using var buffer = contiguous.GetBuffer(PyBUF.SIMPLE);
                var pin = GCHandle.Alloc(destination, GCHandleType.Pinned);
                try
                {
                    var bytes = buffer.Length;
                    Buffer.MemoryCopy(
                        (void*)buffer.Buffer,
                        (void*)Marshal.UnsafeAddrOfPinnedArrayElement(destination, 0),
                        bytes,
                        bytes
                    );
                }
                finally
                {
                    pin.Free();
                }

                return true;
            });
        }

        private string[] ToStrings()
        {
            if (this.DType != DType.String)
            {
                throw new KerasArgumentException($"The array holds {this.DType}, not text.");
            }

            return this.Leaf(target =>
            {
                using var flat = target.InvokeMethod("ravel");
                var items = FromPython.Take<List<object?>>(flat.InvokeMethod("tolist"));
                return items
                    .ConvertAll(item =>
                        item is byte[] bytes
                            ? System.Text.Encoding.UTF8.GetString(bytes)
                            : item?.ToString() ?? string.Empty
                    )
                    .ToArray();
            });
        }
    }
}
