using System;
using KerasNet.Hosting;

namespace KerasNet.Arrays
{
    /// <summary>Where the elements of an array lie. It is true as long as somebody refers to the array.</summary>
    internal sealed unsafe class ArrayLayout
    {
        private ArrayLayout(IntPtr array, bool mayCallPython)
        {
            var fields = NumpyApi.Fields(array);
            var descriptor = NumpyApi.Descriptor(fields);
            var lengths = new int?[fields->Rank];
            this.Strides = new long[lengths.Length];
            this.Size = 1;
            for (var axis = 0; axis < lengths.Length; axis++)
            {
                var length = fields->Lengths[axis].ToInt64();
                lengths[axis] =
                    length <= int.MaxValue
                        ? (int)length
                        : throw new KerasArgumentException(
                            $"Axis {axis} of the array has {length} elements, and a Shape counts to {int.MaxValue}. Take a part of it, or Reshape it to more axes."
                        );
                this.Strides[axis] = fields->Strides[axis].ToInt64();
                this.Size *= lengths[axis]!.Value;
            }

            this.Shape = new Shape(lengths);
            this.Data = fields->Data;
            this.ElementBytes = descriptor->ElementBytes.ToInt64();
            this.HasForeignByteOrder = descriptor->ByteOrder == (BitConverter.IsLittleEndian ? (byte)'>' : (byte)'<');
            this.IsReadOnly = (fields->Flags & NumpyApi.Writeable) == 0;
            this.IsContiguous = (fields->Flags & NumpyApi.CContiguous) != 0;
            this.IsUsableInPlace =
                this.IsContiguous && (fields->Flags & NumpyApi.Aligned) != 0 && !this.HasForeignByteOrder;
            this.DType = NumpyApi.TypeOf(descriptor) ?? (mayCallPython ? NameOf(array) : DType.Parse("other"));
        }

        internal Shape Shape { get; }

        internal DType DType { get; }

        /// <summary>Bytes from one element of an axis to the next.</summary>
        internal long[] Strides { get; }

        internal long Size { get; }

        internal long ElementBytes { get; }

        internal byte* Data { get; }

        internal bool IsReadOnly { get; }

        /// <summary>Whether the elements lie one after the other, last axis fastest.</summary>
        internal bool IsContiguous { get; }

        /// <summary>Whether they also have this machine's byte order and alignment, so that .NET can use them where they are.</summary>
        internal bool IsUsableInPlace { get; }

        internal bool HasForeignByteOrder { get; }

        internal long Bytes => this.Size * this.ElementBytes;

        /// <summary>Reads the layout of an array. Needs Python's lock, unless it may not call Python.</summary>
        internal static ArrayLayout Of(IntPtr array, bool mayCallPython = true) =>
            new ArrayLayout(array, mayCallPython);

        /// <summary>Remembers the name of a type that a package has added to numpy's, so that a debugger, which can't ask Python, knows it. Needs Python's lock.</summary>
        internal static void Learn(IntPtr array)
        {
            var descriptor = NumpyApi.Descriptor(NumpyApi.Fields(array));
            if (descriptor->TypeNumber >= NumpyApi.FirstAddedType && NumpyApi.TypeOf(descriptor) == null)
            {
                NumpyApi.Learn(descriptor->TypeNumber, NameOf(array));
            }
        }

        private static DType NameOf(IntPtr array)
        {
            using var name = PythonApi.Own(PythonApi.Check(PythonApi.Call(Numpy.Function("element_type_name"), array)));
            return DType.Parse(name.As<string>());
        }
    }
}
