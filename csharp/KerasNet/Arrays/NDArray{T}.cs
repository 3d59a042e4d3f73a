using System;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>An array whose element type is known to the compiler.</summary>
    /// <typeparam name="T">The .NET type of the elements.</typeparam>
    public sealed class NDArray<T> : NDArray
        where T : unmanaged
    {
        internal NDArray(PyHandle handle)
            : base(handle) { }

        /// <summary>One element.</summary>
        /// <param name="indices">An index for each axis; negative: from the end.</param>
        /// <returns>The element.</returns>
        /// <exception cref="KerasArgumentException">An index is out of range, or there are too few or too many.</exception>
        public unsafe T At(params int[] indices)
        {
            var value = this.AddressOf(indices)[0];
            GC.KeepAlive(this);
            return value;
        }

        /// <summary>Overwrites one element.</summary>
        /// <param name="value">The element.</param>
        /// <param name="indices">An index for each axis; negative: from the end.</param>
        /// <exception cref="KerasArgumentException">An index is out of range, there are too few or too many, or the array is read-only.</exception>
        public unsafe void Set(T value, params int[] indices)
        {
            if (this.IsReadOnly)
            {
                throw ReadOnlyError();
            }

            this.AddressOf(indices)[0] = value;
            GC.KeepAlive(this);
        }

        /// <summary>A copy of all elements, last axis fastest.</summary>
        /// <returns>The elements.</returns>
        public T[] ToArray() => this.ToArray<T>();

        /// <summary>The elements in place. See <see cref="NDArray.AsSpan{T}"/>.</summary>
        /// <returns>The elements.</returns>
        public Span<T> AsSpan() => this.AsSpan<T>();

        /// <summary>The elements in place, for reading. See <see cref="NDArray.AsReadOnlySpan{T}"/>.</summary>
        /// <returns>The elements.</returns>
        public ReadOnlySpan<T> AsReadOnlySpan() => this.AsReadOnlySpan<T>();

        /// <summary>The elements in place. See <see cref="NDArray.AsMemory{T}"/>.</summary>
        /// <returns>The elements.</returns>
        public Memory<T> AsMemory() => this.AsMemory<T>();

        private unsafe T* AddressOf(int[] indices)
        {
            var found = this.Layout;
            _ = indices ?? throw new ArgumentNullException(nameof(indices));
            if (indices.Length != found.Strides.Length)
            {
                throw new KerasArgumentException(
                    $"indices: the array has {found.Strides.Length} axes, and {indices.Length} indices were given.",
                    nameof(indices)
                );
            }

            if (found.HasForeignByteOrder)
            {
                throw new KerasArgumentException("The elements have another machine's byte order. Use a Copy().");
            }

            var address = found.Data;
            for (var axis = 0; axis < indices.Length; axis++)
            {
                var length = found.Shape[axis]!.Value;
                var index = indices[axis] < 0 ? indices[axis] + length : indices[axis];
                if (index < 0 || index >= length)
                {
                    throw new KerasArgumentException(
                        $"indices: {indices[axis]} is outside axis {axis}, which has the length {length}.",
                        nameof(indices)
                    );
                }

                address += index * found.Strides[axis];
            }

            return (T*)address;
        }
    }

    /// <content>The typed view.</content>
    public partial class NDArray
    {
        /// <summary>The same array, typed; shares memory.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The array holds another type.</exception>
        public NDArray<T> As<T>()
            where T : unmanaged
        {
            ElementType.Check(this.DType, typeof(T));
            return new NDArray<T>(this.Keep());
        }
    }
}
