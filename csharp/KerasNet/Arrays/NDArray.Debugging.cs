using System;
using System.Globalization;
using System.Text;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>What a debugger shows.</content>
    public partial class NDArray
    {
        private const int ShownValues = 6;

        /// <summary>Type, shape and first values. It waits for nothing: a debugger has stopped the threads that hold Python's lock.</summary>
        private string DebuggerText
        {
            get
            {
                if (this.handle.IsDisposed)
                {
                    return "NDArray (disposed)";
                }

                var found =
                    this.layout ?? ArrayLayout.Of(PythonApi.AddressOf(this.handle.Target), mayCallPython: false);
                var text = new StringBuilder($"{found.DType} {found.Shape}");
                if (found.IsUsableInPlace && FirstValues(found) is { } values)
                {
                    _ = text.Append(" {").Append(values).Append(found.Size > ShownValues ? ", …}" : "}");
                }

                return text.ToString();
            }
        }

        private static unsafe string? FirstValues(ArrayLayout found)
        {
            Func<int, object>? read = found.DType.Name switch
            {
                "float32" => index => ((float*)found.Data)[index],
                "float64" => index => ((double*)found.Data)[index],
                "int32" => index => ((int*)found.Data)[index],
                "int64" => index => ((long*)found.Data)[index],
                "uint8" => index => found.Data[index],
                "int8" => index => ((sbyte*)found.Data)[index],
                "int16" => index => ((short*)found.Data)[index],
                "uint16" => index => ((ushort*)found.Data)[index],
                "uint32" => index => ((uint*)found.Data)[index],
                "uint64" => index => ((ulong*)found.Data)[index],
                "bool" => index => found.Data[index] != 0,
                _ => null,
            };
            if (read == null)
            {
                return null;
            }

            var text = new StringBuilder();
            for (var index = 0; index < Math.Min(found.Size, ShownValues); index++)
            {
                _ = text.Append(index == 0 ? string.Empty : ", ")
                    .AppendFormat(CultureInfo.InvariantCulture, "{0}", read(index));
            }

            return text.ToString();
        }
    }
}
