using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>What a debugger shows.</content>
    public partial class NDArray
    {
        private const int ShownValues = 6;

        /// <summary>Type and shape, without a call of Python.</summary>
        internal string TypeAndShape => $"{this.LayoutAsKnown.DType} {this.LayoutAsKnown.Shape}";

        private ArrayLayout LayoutAsKnown =>
            this.layout ?? ArrayLayout.Of(PythonApi.AddressOf(this.handle.Target), mayCallPython: false);

        /// <summary>Type, shape and first values. It waits for nothing: a debugger has stopped the threads that hold Python's lock.</summary>
        private string DebuggerText
        {
            get
            {
                if (this.handle.IsDisposed)
                {
                    return "NDArray (disposed)";
                }

                try
                {
                    var found = this.LayoutAsKnown;
                    var text = new StringBuilder(this.TypeAndShape);
                    if (FirstValues(found) is { } values)
                    {
                        _ = text.Append(" {").Append(values).Append(found.Size > ShownValues ? ", …}" : "}");
                    }

                    return text.ToString();
                }
                catch (KerasNetException error)
                {
                    return error.Message;
                }
            }
        }

        private static unsafe string? FirstValues(ArrayLayout found)
        {
            var read = found.HasForeignByteOrder ? null : ReaderOf(found.DType);
            if (read == null)
            {
                return null;
            }

            var text = new StringBuilder();
            for (var index = 0; index < Math.Min(found.Size, ShownValues); index++)
            {
                _ = text.Append(index == 0 ? string.Empty : ", ")
                    .AppendFormat(CultureInfo.InvariantCulture, "{0}", read((IntPtr)AddressOf(found, index)));
            }

            return text.ToString();
        }

        /// <summary>Where an element lies, counted with the last axis fastest.</summary>
        private static unsafe byte* AddressOf(ArrayLayout layout, long index)
        {
            var address = layout.Data;
            for (var axis = layout.Strides.Length - 1; axis >= 0; axis--)
            {
                var length = layout.Shape[axis]!.Value;
                address += index % length * layout.Strides[axis];
                index /= length;
            }

            return address;
        }

        private static unsafe Func<IntPtr, object>? ReaderOf(DType type)
        {
            switch (type.Name)
            {
                case "float32":
                    return at => ((float*)at)[0];
                case "float64":
                    return at => ((double*)at)[0];
                case "float16":
                    return at => HalfOf(((ushort*)at)[0]);
                case "bfloat16":
                    return at => BitConverter.Int32BitsToSingle(((ushort*)at)[0] << 16);
                case "complex128":
                    return at => ((Complex*)at)[0];
                case "complex64":
                    return at => new Complex(((float*)at)[0], ((float*)at)[1]);
                case "int32":
                    return at => ((int*)at)[0];
                case "int64":
                    return at => ((long*)at)[0];
                case "uint8":
                    return at => ((byte*)at)[0];
                case "int8":
                    return at => ((sbyte*)at)[0];
                case "int16":
                    return at => ((short*)at)[0];
                case "uint16":
                    return at => ((ushort*)at)[0];
                case "uint32":
                    return at => ((uint*)at)[0];
                case "uint64":
                    return at => ((ulong*)at)[0];
                case "bool":
                    return at => ((byte*)at)[0] != 0;
                default:
                    return null;
            }
        }

        /// <summary>The value of IEEE's 16 bits, for which the framework this is built for has no type.</summary>
        private static double HalfOf(ushort bits)
        {
            var sign = (bits & 0x8000) == 0 ? 1.0 : -1.0;
            var exponent = (bits >> 10) & 0x1F;
            var fraction = bits & 0x3FF;
            return exponent == 0x1F ? (fraction == 0 ? sign * double.PositiveInfinity : double.NaN)
                : exponent == 0 ? sign * fraction * Math.Pow(2, -24)
                : sign * (fraction + 0x400) * Math.Pow(2, exponent - 25);
        }
    }
}
