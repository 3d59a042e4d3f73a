using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace KerasNet.Serving
{
    /// <summary>.NET arrays to tensors of TensorFlow's C interface and back.</summary>
    internal static class TensorFlowTensor
    {
        // Numbers of TF_DataType.
        private const int Float = 1;

        private static readonly Dictionary<int, (int Bytes, Func<float[], Array> From, Func<int, Array> Empty)> Others =
            new Dictionary<int, (int, Func<float[], Array>, Func<int, Array>)>
            {
                [2] = (8, values => Array.ConvertAll(values, value => (double)value), count => new double[count]),
                [3] = (4, values => Array.ConvertAll(values, value => (int)value), count => new int[count]),
                [4] = (1, values => Array.ConvertAll(values, value => (byte)value), count => new byte[count]),
                [5] = (2, values => Array.ConvertAll(values, value => (short)value), count => new short[count]),
                [6] = (1, values => Array.ConvertAll(values, value => (sbyte)value), count => new sbyte[count]),
                [9] = (8, values => Array.ConvertAll(values, value => (long)value), count => new long[count]),
                [10] = (
                    1,
                    values => Array.ConvertAll(values, value => (byte)(value != 0 ? 1 : 0)),
                    count => new byte[count]
                ),
            };

        /// <summary>A tensor with a copy of the values; the caller deletes it.</summary>
        internal static unsafe IntPtr Create(TensorFlowApi api, int type, float[] values, int[] shape)
        {
            var source = type == Float ? values : Kind(type).From(values);
            var bytes = Buffer.ByteLength(source);
            var tensor = api.AllocateTensor(
                type,
                Array.ConvertAll(shape, length => (long)length),
                shape.Length,
                (UIntPtr)(ulong)bytes
            );
            var pin = GCHandle.Alloc(source, GCHandleType.Pinned);
            try
            {
                Buffer.MemoryCopy((void*)pin.AddrOfPinnedObject(), (void*)api.TensorData(tensor), bytes, bytes);
            }
            finally
            {
                pin.Free();
            }

            return tensor;
        }

        /// <summary>The values of a tensor as floats.</summary>
        internal static unsafe float[] Read(TensorFlowApi api, IntPtr tensor)
        {
            var bytes = checked((int)api.TensorByteSize(tensor).ToUInt64());
            var type = api.TensorType(tensor);
            var target = type == Float ? new float[bytes / sizeof(float)] : Kind(type).Empty(bytes / Kind(type).Bytes);
            var pin = GCHandle.Alloc(target, GCHandleType.Pinned);
            try
            {
                Buffer.MemoryCopy((void*)api.TensorData(tensor), (void*)pin.AddrOfPinnedObject(), bytes, bytes);
            }
            finally
            {
                pin.Free();
            }

            return target as float[] ?? target.Cast<IConvertible>().Select(value => value.ToSingle(null)).ToArray();
        }

        private static (int Bytes, Func<float[], Array> From, Func<int, Array> Empty) Kind(int type) =>
            Others.TryGetValue(type, out var kind)
                ? kind
                : throw new KerasArgumentException(
                    $"The TensorFlow engine takes floats and integers; this model has elements of TensorFlow's type {type}. Use the engine Keras."
                );
    }
}
