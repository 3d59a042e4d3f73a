using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace KerasNet.Serving
{
    /// <summary>.NET arrays to values of ONNX Runtime's C interface and back.</summary>
    internal static class OnnxValues
    {
        private const int Float = 1;

        // The numbers of ONNXTensorElementDataType.
        private static readonly Dictionary<string, (int Type, Func<float[], Array> From)> Others = new Dictionary<
            string,
            (int, Func<float[], Array>)
        >
        {
            ["uint8"] = (2, values => Array.ConvertAll(values, value => (byte)value)),
            ["int8"] = (3, values => Array.ConvertAll(values, value => (sbyte)value)),
            ["int16"] = (5, values => Array.ConvertAll(values, value => (short)value)),
            ["int32"] = (6, values => Array.ConvertAll(values, value => (int)value)),
            ["int64"] = (7, values => Array.ConvertAll(values, value => (long)value)),
            ["bool"] = (9, values => Array.ConvertAll(values, value => (byte)(value != 0 ? 1 : 0))),
            ["float64"] = (11, values => Array.ConvertAll(values, value => (double)value)),
        };

        /// <summary>The values as an array of the model's element type, and that type's number.</summary>
        internal static (Array Values, int Type) Of(float[] values, string dtype)
        {
            if (dtype == "float32")
            {
                return (values, Float);
            }

            return Others.TryGetValue(dtype, out var other)
                ? (other.From(values), other.Type)
                : throw new KerasArgumentException(
                    $"The ONNX engine takes floats and integers; this model has {dtype}. Use the engine Keras."
                );
        }

        /// <summary>The elements of a value as floats.</summary>
        internal static float[] Read(OnnxApi api, IntPtr value)
        {
            const string Task = "Reading the prediction";
            api.Check(api.GetTypeAndShape(value, out var facts), Task);
            api.Check(api.GetElementCount(facts, out var size), Task);
            api.Check(api.GetElementType(facts, out var type), Task);
            api.ReleaseTypeAndShape(facts);
            api.Check(api.GetData(value, out var data), Task);
            var count = checked((int)size.ToUInt64());
            if (type == Float)
            {
                var floats = new float[count];
                Marshal.Copy(data, floats, 0, count);
                return floats;
            }

            return Enumerable.Range(0, count).Select(index => Element(data, type, index)).ToArray();
        }

        private static float Element(IntPtr data, int type, int index)
        {
            switch (type)
            {
                case 2:
                case 9:
                    return Marshal.ReadByte(data, index);
                case 3:
                    return (sbyte)Marshal.ReadByte(data, index);
                case 5:
                    return Marshal.ReadInt16(data, index * sizeof(short));
                case 6:
                    return Marshal.ReadInt32(data, index * sizeof(int));
                case 7:
                    return Marshal.ReadInt64(data, index * sizeof(long));
                case 11:
                    return (float)BitConverter.Int64BitsToDouble(Marshal.ReadInt64(data, index * sizeof(double)));
                default:
                    throw new KerasArgumentException(
                        $"The ONNX engine gives floats and integers; this model has elements of ONNX's type {type}. Use the engine Keras."
                    );
            }
        }
    }
}
