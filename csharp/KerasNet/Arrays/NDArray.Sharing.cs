using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Arrays;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <content>Arrays over memory of .NET.</content>
    public partial class NDArray
    {
        /// <summary>Shares the memory of a .NET array: no copy, and what is written to one shows in the other. Text and rows of rows (<c>float[][]</c>) are copied.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator NDArray(Array array) => Share(array);

        /// <summary>Shares memory of .NET, as one axis.</summary>
        /// <param name="memory">The elements.</param>
        public static implicit operator NDArray(Memory<float> memory) => memory.AsNDArray();

        /// <summary>Shares memory of .NET, as one axis that can't be written.</summary>
        /// <param name="memory">The elements.</param>
        public static implicit operator NDArray(ReadOnlyMemory<float> memory) => memory.AsNDArray();

        /// <summary>Shares memory of .NET, as one axis.</summary>
        /// <param name="memory">The elements.</param>
        public static implicit operator NDArray(Memory<double> memory) => memory.AsNDArray();

        /// <summary>Shares memory of .NET, as one axis that can't be written.</summary>
        /// <param name="memory">The elements.</param>
        public static implicit operator NDArray(ReadOnlyMemory<double> memory) => memory.AsNDArray();

        /// <summary>An array over the memory of a .NET array: no copy, and what is written to one shows in the other.</summary>
        /// <remarks>As <see cref="NDArrayExtensions.AsNDArray(Array)"/>, but text and rows of rows (<c>float[][]</c>) are copied.</remarks>
        /// <param name="array">Of bool, numbers, <see cref="System.Numerics.Complex"/> or text; any number of axes.</param>
        /// <returns>The array, of the same shape.</returns>
        /// <exception cref="KerasArgumentException">The element type is none of those, or rows differ in length.</exception>
        public static NDArray Share(Array array)
        {
            if (array == null)
            {
                throw new ArgumentNullException(nameof(array));
            }

            var net = array.GetType().GetElementType()!;
            if (net.IsArray)
            {
                return JaggedArray.Copy(array);
            }

            var type = ElementType.OfNet(net);
            return net == typeof(string) ? OfStrings(array) : new NDArray(View(array, type.DType, LengthsOf(array)));
        }

        /// <summary>A typed array over the memory of a .NET array.</summary>
        internal static NDArray<T> Share<T>(Array array)
            where T : unmanaged =>
            new NDArray<T>(
                View(
                    array ?? throw new ArgumentNullException(nameof(array)),
                    ElementType.OfNet(typeof(T)).DType,
                    LengthsOf(array)
                )
            );

        /// <summary>A typed array over pinned or native memory.</summary>
        internal static unsafe NDArray<T> Share<T>(ReadOnlyMemory<T> memory, Shape shape, bool isWritable)
            where T : unmanaged
        {
            var type = ElementType.OfNet(typeof(T)).DType;
            var lengths = LengthsFor(shape, memory.Length);
            KerasHost.EnsurePython();
            var pinned = memory.Pin();
            using (Gil.Acquire())
            {
                NumpyApi.Ensure();
                var owner = SharedMemory.Hold(pinned);
                var view = NumpyApi.View(type, lengths, pinned.Pointer, isWritable, owner);
                return new NDArray<T>(HandleOf(view, (long)memory.Length * sizeof(T)));
            }
        }

        /// <summary>The lengths of a shape that must hold so many elements; one axis where it was not given.</summary>
        internal static IntPtr[] LengthsFor(Shape shape, long count)
        {
            if (!((IArgument)shape).IsGiven)
            {
                return new[] { new IntPtr(count) };
            }

            var lengths = shape.Select(length => (long)(length ?? -1)).ToArray();
            var open = Array.IndexOf(lengths, -1);
            var known = lengths.Where(length => length >= 0).Aggregate(1L, (product, length) => product * length);
            if (open >= 0 && known > 0 && count % known == 0)
            {
                lengths[open] = count / known;
                known = count;
            }

            return known == count && lengths.All(length => length >= 0)
                ? Array.ConvertAll(lengths, length => new IntPtr(length))
                : throw new KerasArgumentException(
                    $"shape: {count} elements do not fit the shape {shape}.",
                    nameof(shape)
                );
        }

        private static unsafe PyHandle View(Array array, DType type, IntPtr[] lengths)
        {
            KerasHost.EnsurePython();
            using (Gil.Acquire())
            {
                NumpyApi.Ensure();
                var owner = SharedMemory.Pin(array, out var address);
                var view = NumpyApi.View(type, lengths, (void*)address, isWritable: true, owner);
                var elementBytes = NumpyApi.Descriptor(NumpyApi.Fields(view))->ElementBytes.ToInt64();
                return HandleOf(view, array.LongLength* elementBytes);
            }
        }

        private static PyHandle HandleOf(IntPtr stolen, long bytes)
        {
            ReleaseQueue.DrainArrays();
            return PyHandle.OfArray(PythonApi.Own(stolen), bytes < PressureBytes ? 0 : bytes);
        }

        private static IntPtr[] Lengths(Shape shape) =>
            shape
                .Select(length => new IntPtr(
                    length
                        ?? throw new KerasArgumentException(
                            $"shape: {shape} has an axis of any length, and an array needs the length of each.",
                            nameof(shape)
                        )
                ))
                .ToArray();

        private static Shape ShapeOf(Array array) =>
            new Shape(Enumerable.Range(0, array.Rank).Select(axis => (int?)array.GetLength(axis)).ToArray());

        private static IntPtr[] LengthsOf(Array array)
        {
            var lengths = new IntPtr[array.Rank];
            for (var axis = 0; axis < lengths.Length; axis++)
            {
                lengths[axis] = new IntPtr(array.GetLength(axis));
            }

            return lengths;
        }

        private static NDArray OfStrings(Array array)
        {
            var items = array.Cast<string?>().Select(text => (object?)(text ?? string.Empty)).ToList();
            var lengths = PythonTuple.Of(LengthsOf(array).Select(length => length.ToInt64()).ToArray());
            return Numpy.Call("text", new Arguments().AddPositional(items).AddPositional(lengths));
        }
    }
}
