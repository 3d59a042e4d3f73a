using System;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Reading and writing the elements from .NET.</content>
    public partial class NDArray
    {
        // Copies below this are over before another thread could have used Python's lock.
        private const long ShortCopyBytes = 32 * 1024;

        private const int MostAxesOfNet = 32;

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
            var result = Uninitialized<T>.Array(CountOf(this.Layout));
            this.CopyInto(result);
            return result;
        }

        /// <summary>A copy of all elements as a .NET array with as many axes as this one: <c>(float[,])array.ToMultidimensionalArray&lt;float&gt;()</c>.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <returns>A <c>T[]</c>, <c>T[,]</c>, <c>T[,,]</c> …</returns>
        /// <exception cref="KerasArgumentException">The array holds another type, is a scalar, or has more axes than .NET can have.</exception>
        public Array ToMultidimensionalArray<T>()
            where T : unmanaged
        {
            ElementType.Check(this.DType, typeof(T));
            if (this.Rank == 0)
            {
                throw new KerasArgumentException("A scalar has no axes; use ToScalar().");
            }

            if (this.Rank > MostAxesOfNet)
            {
                throw new KerasArgumentException(
                    $"The array has {this.Rank} axes, and .NET's arrays at most {MostAxesOfNet}. Use ToArray, or Reshape it first."
                );
            }

            var result = Array.CreateInstance(typeof(T), this.Shape.ToArray());
            this.CopyInto(result);
            return result;
        }

        /// <summary>Copies all elements, last axis fastest, whatever their layout.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <param name="destination">Takes the elements; at least as long as the array has elements.</param>
        /// <exception cref="KerasArgumentException">The array holds another type, or the destination is too short.</exception>
        public unsafe void CopyTo<T>(Span<T> destination)
            where T : unmanaged
        {
            ElementType.Check(this.DType, typeof(T));
            if (destination.Length < this.Size)
            {
                throw new KerasArgumentException(
                    $"destination: it has room for {destination.Length} elements, and the array has {this.Size}.",
                    nameof(destination)
                );
            }

            fixed (T* address = destination)
            {
                this.CopyOut(address);
            }
        }

        /// <summary>Overwrites all elements, last axis fastest, whatever their layout: slices with steps too.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <param name="source">As many elements as the array has.</param>
        /// <exception cref="KerasArgumentException">Another type or number of elements, or the array is read-only.</exception>
        public unsafe void CopyFrom<T>(ReadOnlySpan<T> source)
            where T : unmanaged
        {
            var found = this.Layout;
            ElementType.Check(found.DType, typeof(T));
            if (source.Length != found.Size)
            {
                throw new KerasArgumentException(
                    $"source: it has {source.Length} elements, and the array has {found.Size}.",
                    nameof(source)
                );
            }

            if (found.IsReadOnly)
            {
                throw ReadOnlyError();
            }

            fixed (T* address = source)
            {
                this.Exchange(address, isOut: false);
            }
        }

        /// <summary>Overwrites all elements, last axis fastest, whatever their layout.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <param name="source">As many elements as the array has.</param>
        /// <exception cref="KerasArgumentException">Another type or number of elements, or the array is read-only.</exception>
        public void CopyFrom<T>(T[] source)
            where T : unmanaged => this.CopyFrom<T>(new ReadOnlySpan<T>(source));

        /// <summary>Copies all elements, last axis fastest, whatever their layout, into an array that is there: a new one of .NET costs several times the copy.</summary>
        /// <param name="destination">A <c>T[]</c>, <c>T[,]</c>, <c>T[,,]</c> … of the type of the elements: of the same shape, or of one axis and at least as long as the array has elements.</param>
        /// <exception cref="KerasArgumentException">The array holds another type, or the destination does not fit.</exception>
        public void CopyTo(Array destination)
        {
            this.CheckFits(destination, nameof(destination));
            if (destination.Rank == 1 ? destination.Length < this.Size : !this.HasLengthsOf(destination))
            {
                throw new KerasArgumentException(
                    $"destination: its shape is {ShapeOf(destination)}, and the array's is {this.Shape}.",
                    nameof(destination)
                );
            }

            this.CopyInto(destination);
        }

        /// <summary>Overwrites all elements, last axis fastest, whatever their layout.</summary>
        /// <param name="source">A <c>T[]</c>, <c>T[,]</c>, <c>T[,,]</c> … of the type of the elements: of the same shape, or of one axis and as long as the array has elements.</param>
        /// <exception cref="KerasArgumentException">Another type, shape or number of elements, or the array is read-only.</exception>
        public unsafe void CopyFrom(Array source)
        {
            this.CheckFits(source, nameof(source));
            if (source.Rank == 1 ? source.Length != this.Size : !this.HasLengthsOf(source))
            {
                throw new KerasArgumentException(
                    $"source: its shape is {ShapeOf(source)}, and the array's is {this.Shape}.",
                    nameof(source)
                );
            }

            if (this.IsReadOnly)
            {
                throw ReadOnlyError();
            }

            RawMemory.WithAddress(source, this.ByteSize, address => this.Exchange((void*)address, isOut: false));
        }

        /// <summary>The elements in place, last axis fastest. Writing to the span writes to the array.</summary>
        /// <remarks>
        /// The span is valid while this array is alive and not disposed: keep it in a <c>using</c> around the span, or use
        /// <see cref="AsMemory{T}"/>, which keeps the array alive itself.
        /// </remarks>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <returns>The elements.</returns>
        /// <exception cref="KerasArgumentException">Another type, read-only, or the elements do not lie one after the other.</exception>
        public unsafe Span<T> AsSpan<T>()
            where T : unmanaged
        {
            var found = this.InPlace<T>();
            return found.IsReadOnly ? throw ReadOnlyError() : new Span<T>(found.Data, CountOf(found));
        }

        /// <summary>The elements in place, last axis fastest, for reading.</summary>
        /// <remarks>
        /// The span is valid while this array is alive and not disposed: keep it in a <c>using</c> around the span, or use
        /// <see cref="AsReadOnlyMemory{T}"/>, which keeps the array alive itself.
        /// </remarks>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <returns>The elements.</returns>
        /// <exception cref="KerasArgumentException">Another type, or the elements do not lie one after the other.</exception>
        public unsafe ReadOnlySpan<T> AsReadOnlySpan<T>()
            where T : unmanaged
        {
            var found = this.InPlace<T>();
            return new ReadOnlySpan<T>(found.Data, CountOf(found));
        }

        /// <summary>The elements in place, last axis fastest. The memory keeps the array alive, even when this object is disposed.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <returns>The elements.</returns>
        /// <exception cref="KerasArgumentException">Another type, read-only, or the elements do not lie one after the other.</exception>
        public Memory<T> AsMemory<T>()
            where T : unmanaged => this.InPlace<T>().IsReadOnly ? throw ReadOnlyError() : this.OpenMemory<T>();

        /// <summary>The elements in place, last axis fastest, for reading. The memory keeps the array alive, even when this object is disposed.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <returns>The elements.</returns>
        /// <exception cref="KerasArgumentException">Another type, or the elements do not lie one after the other.</exception>
        public ReadOnlyMemory<T> AsReadOnlyMemory<T>()
            where T : unmanaged
        {
            _ = this.InPlace<T>();
            return this.OpenMemory<T>();
        }

        private static int CountOf(ArrayLayout layout) =>
            layout.Size <= int.MaxValue
                ? (int)layout.Size
                : throw new KerasArgumentException(
                    $"The array has {layout.Size} elements, and .NET's arrays and spans hold at most {int.MaxValue}. Take a part of it."
                );

        private protected static KerasArgumentException ReadOnlyError() =>
            new KerasArgumentException("The array is read-only. Write to a Copy(), or read it with AsReadOnlySpan.");

        private ArrayLayout InPlace<T>()
        {
            var found = this.Layout;
            ElementType.Check(found.DType, typeof(T));
            return found.IsUsableInPlace
                ? found
                : throw new KerasArgumentException(
                    found.IsContiguous
                        ? "The elements have another machine's byte order or alignment. Use ToArray, or a span of Copy()."
                        : "The elements do not lie one after the other (a slice with steps, or a transposed array). Use ToArray, CopyTo and CopyFrom, or a span of Copy()."
                );
        }

        private unsafe Memory<T> OpenMemory<T>()
            where T : unmanaged
        {
            using (Gil.Acquire())
            {
                var found = this.Layout;
                var owner = PyHandle.OfArray(this.handle.Target.NewReference(), 0);
                return new ArrayMemoryManager<T>(owner, found.Data, CountOf(found)).Memory;
            }
        }

        private unsafe void CopyInto(Array destination) =>
            RawMemory.WithAddress(destination, this.ByteSize, address => this.CopyOut((void*)address));

        private void CheckFits(Array array, string parameter)
        {
            var net = (array ?? throw new ArgumentNullException(parameter)).GetType().GetElementType()!;
            if (net == typeof(string) || net.IsArray)
            {
                throw new KerasArgumentException(
                    $"{parameter}: text, and rows of rows, have no memory that could be copied as it is. Use ToArray<string>, or arrays with several axes.",
                    parameter
                );
            }

            ElementType.Check(this.DType, net);
        }

        private bool HasLengthsOf(Array array)
        {
            for (var axis = 0; axis < array.Rank; axis++)
            {
                if (this.Rank != array.Rank || this.Shape[axis] != array.GetLength(axis))
                {
                    return false;
                }
            }

            return true;
        }

        private unsafe void CopyOut(void* destination) => this.Exchange(destination, isOut: true);

        /// <summary>Copies between the elements and memory of .NET that has them one after the other.</summary>
        private unsafe void Exchange(void* memory, bool isOut)
        {
            var found = this.Layout;
            if (found.Bytes == 0)
            {
                return;
            }

            if (found.IsUsableInPlace && found.Bytes > ShortCopyBytes)
            {
                // A reference of its own keeps the array while Python's lock is free for others.
                using var kept = this.Keep();
                Move(found, memory, isOut);
                return;
            }

            using (Gil.Acquire())
            {
                var array = this.Borrow();
                try
                {
                    if (found.IsUsableInPlace)
                    {
                        Move(found, memory, isOut);
                    }
                    else
                    {
                        Walk(found, array, memory, isOut);
                    }
                }
                finally
                {
                    PythonApi.DecRef(array);
                }
            }

            static void Move(ArrayLayout layout, void* memory, bool isOut) =>
                Buffer.MemoryCopy(
                    isOut ? layout.Data : memory,
                    isOut ? memory : layout.Data,
                    layout.Bytes,
                    layout.Bytes
                );

            static void Walk(ArrayLayout layout, IntPtr array, void* memory, bool isOut)
            {
                var view = NumpyApi.View(layout.DType, Lengths(layout.Shape), memory, isWritable: true, IntPtr.Zero);
                try
                {
                    NumpyApi.Copy(isOut ? array : view, isOut ? view : array);
                }
                finally
                {
                    PythonApi.DecRef(view);
                }
            }
        }

        private PyHandle Keep()
        {
            using (Gil.Acquire())
            {
                return PyHandle.OfArray(this.handle.Target.NewReference(), 0);
            }
        }

        private string[] ToStrings()
        {
            if (this.DType != DType.String)
            {
                throw new KerasArgumentException($"The array holds {this.DType}, not text.");
            }

            return Numpy
                .Call<System.Collections.Generic.List<string>>("text_items", new Arguments().AddPositional(this))
                .ToArray();
        }
    }
}
