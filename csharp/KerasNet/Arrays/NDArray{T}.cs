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
        public T At(params int[] indices)
        {
            var place = 0L;
            if (indices.Length != this.Rank)
            {
                throw new KerasArgumentException(
                    $"indices: the array has {this.Rank} axes, and {indices.Length} indices were given.",
                    nameof(indices)
                );
            }

            for (var axis = 0; axis < indices.Length; axis++)
            {
                var length = this.Shape[axis]!.Value;
                var index = indices[axis] < 0 ? indices[axis] + length : indices[axis];
                if (index < 0 || index >= length)
                {
                    throw new KerasArgumentException(
                        $"indices: {indices[axis]} is outside axis {axis}, which has the length {length}.",
                        nameof(indices)
                    );
                }

                place = (place * length) + index;
            }

            return this.IsContiguous ? this.AsReadOnlySpan()[(int)place] : this.ToArray()[place];
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
            return this.Leaf(target => new NDArray<T>(new PyHandle(target.NewReference())));
        }
    }
}
