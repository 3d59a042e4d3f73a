using System;
using System.Linq;
using KerasNet;

namespace ArrayFacts
{
    /// <summary>numpy's memory seen by .NET.</summary>
    public static class ReadingFacts
    {
        public static void ASpanIsTheMemory()
        {
            using var array = NDArray.Arange(6, DType.Float32);
            var span = array.AsSpan<float>();
            span[2] = 20;
            Check.Array(array, 6, 0f, 1f, 20f, 3f, 4f, 5f);
            using var rows = array.Reshape((2, 3));
            rows.AsSpan<float>()[5] = 50;
            Check.Equal(50f, span[5]);
        }

        public static void TheElementTypeIsChecked()
        {
            using var array = NDArray.Zeros(4, "int32");
            var error = Check.Throws<KerasArgumentException>(
                () => array.AsSpan<float>(),
                "The array holds int32, not Single"
            );
            Check.True(error.Message.Contains("Read it as Int32", StringComparison.Ordinal), error.Message);
            _ = Check.Throws<KerasArgumentException>(() => array.AsSpan<uint>());
            _ = Check.Throws<KerasArgumentException>(() => array.AsMemory<long>());
            _ = Check.Throws<KerasArgumentException>(() => array.ToArray<short>());
            _ = Check.Throws<KerasArgumentException>(() => array.CopyFrom(new float[4]));
            _ = Check.Throws<KerasArgumentException>(() => array.As<double>());
        }

        public static void StridedSlicesAreNoSpans()
        {
            using var table = NDArray.Arange(12, DType.Float32).Reshape((3, 4));
            using var column = table[.., 1];
            using var everyOther = table[Slice.Step(null, null, 2)];
            using var turned = table.Transpose();
            foreach (var array in new[] { column, everyOther, turned })
            {
                Check.True(!array.IsContiguous, "not contiguous");
                _ = Check.Throws<KerasArgumentException>(() => array.AsSpan<float>(), "do not lie one after the other");
                _ = Check.Throws<KerasArgumentException>(
                    () => array.AsReadOnlySpan<float>(),
                    "do not lie one after the other"
                );
                _ = Check.Throws<KerasArgumentException>(
                    () => array.AsMemory<float>(),
                    "do not lie one after the other"
                );
            }

            Check.Same(new[] { 1f, 5f, 9f }, column.ToArray<float>());
            Check.Same(new[] { 0f, 4f, 8f, 1f, 5f, 9f, 2f, 6f, 10f, 3f, 7f, 11f }, turned.ToArray<float>());
            Check.Equal(9f, column.As<float>().At(-1));
            Check.Equal(6f, turned.As<float>().At(2, 1));
        }

        public static void StridedSlicesAreWrittenByCopies()
        {
            using var table = NDArray.Zeros((3, 4));
            using var column = table[.., 1];
            column.CopyFrom(new[] { 1f, 2f, 3f });
            using var turned = table.Transpose();
            turned[0].CopyFrom(new[] { 7f, 8f, 9f });
            column.As<float>().Set(5, -1);
            Check.Array(table, (3, 4), 7f, 1f, 0f, 0f, 8f, 2f, 0f, 0f, 9f, 5f, 0f, 0f);
            var taken = new float[5];
            column.CopyTo<float>(taken.AsSpan(1));
            Check.Same(new[] { 0f, 1f, 2f, 5f, 0f }, taken);
            _ = Check.Throws<KerasArgumentException>(
                () => column.CopyTo<float>(new float[2]),
                "destination: it has room for 2"
            );
            _ = Check.Throws<KerasArgumentException>(() => column.CopyFrom(new float[4]), "source: it has 4 elements");
        }

        public static void FortranOrderIsCopiedInOrder()
        {
            using var fortran = NDArray.Arange(6).Reshape((2, 3)).Transpose().Copy().Transpose();
            Check.True(!fortran.IsContiguous, "Fortran order");
            Check.Array(fortran, (2, 3), 0, 1, 2, 3, 4, 5);
            using var copy = fortran.Copy();
            Check.True(copy.IsContiguous && copy.IsAligned, "the copy is in C's order and aligned");
            Check.Array(copy, (2, 3), 0, 1, 2, 3, 4, 5);
            Check.Equal(5, ((int[,])fortran.ToMultidimensionalArray<int>())[1, 2]);
        }

        public static void LargeCopiesKeepEveryElement()
        {
            var numbers = Enumerable.Range(0, 1_000_003).ToArray();
            using NDArray array = numbers.ToNDArray();
            Check.True(numbers.AsSpan().SequenceEqual(array.ToArray<int>()), "large array");
            using var reversed = array[Slice.Step(null, null, -1)];
            var back = reversed.ToArray<int>();
            Array.Reverse(back);
            Check.True(numbers.AsSpan().SequenceEqual(back), "large strided array");
            using var cube = array[..1_000_000].Reshape((100, 100, 100));
            Check.Equal(999_999, ((int[,,])cube.ToMultidimensionalArray<int>())[99, 99, 99]);
        }

        public static void MemoryOutlivesTheArray()
        {
            Memory<double> memory;
            using (var array = NDArray.Arange(0, 5, dtype: "float64"))
            {
                memory = array.AsMemory<double>();
            }

            SharingFacts.LetGo();
            SharingFacts.Collect();
            SharingFacts.LetGo();
            Check.Same(new[] { 0d, 1d, 2d, 3d, 4d }, memory.ToArray());
            memory.Span[0] = 9;
            using var pinned = memory.Slice(1).Pin();
            unsafe
            {
                Check.Equal(1d, ((double*)pinned.Pointer)[0]);
            }
        }

        public static void DisposedArraysSaySo()
        {
            var array = NDArray.Zeros(3);
            array.Dispose();
            array.Dispose();
            _ = Check.Throws<ObjectDisposedException>(() => array.AsSpan<float>());
            _ = Check.Throws<ObjectDisposedException>(() => _ = array.Shape);
            _ = Check.Throws<ObjectDisposedException>(() => _ = array + 1);
            _ = Check.Throws<ObjectDisposedException>(() => array[0] = 1);
            _ = Check.Throws<ObjectDisposedException>(() => array.Sum());
            Check.Equal("NDArray (disposed)", array.ToString());
        }

        public static void CreatedArraysAreAligned()
        {
            for (var size = 0; size < 70; size++)
            {
                using var zeros = NDArray.Zeros(size, "uint8");
                using NDArray copy = new float[size + 1].ToNDArray();
                using var full = NDArray.Full((size, 3), 1.5);
                Check.True(zeros.IsAligned && copy.IsAligned && full.IsAligned, $"size {size}");
                Check.True(zeros.ToArray<byte>().All(value => value == 0), "zeros");
                using var shifted = NDArray.Zeros(size + 3)[1..];
                Check.True(!shifted.IsAligned, "a part is not");
            }
        }

        public static void TypesConvert()
        {
            using var array = new[] { 1.7, -2.2, 300 }.AsNDArray();
            using var ints = array.AsType(DType.Int32);
            Check.Array(ints, 3, 1, -2, 300);
            using var text = ints.AsType(DType.String);
            Check.Array(text, 3, "1", "-2", "300");
            array[0] = 5;
            Check.Equal(1, ints.As<int>().At(0), "AsType copies, as numpy's astype does");
        }

        public static void MoreElementsThanNetCanHoldAreAnError()
        {
            using var huge = NDArray.Zeros((1, 1), "uint8").BroadcastTo((60_000, 60_000));
            Check.Equal(3_600_000_000, huge.Size);
            _ = Check.Throws<KerasArgumentException>(() => huge.ToArray<byte>(), "3600000000 elements");
        }

        public static void ScalarsConvert()
        {
            using NDArray whole = 7;
            using NDArray real = 2.5f;
            using NDArray flag = true;
            Check.Equal(7, (int)whole);
            Check.Equal(7L, (long)whole);
            Check.Equal(2.5f, (float)real);
            Check.Equal(2.5, (double)real);
            Check.Equal(true, (bool)flag);
            Check.Equal(0, whole.Rank);
            Check.Equal(DType.Int32, whole.DType);
            _ = Check.Throws<KerasArgumentException>(() => _ = whole.Length, "scalar");
            _ = Check.Throws<KerasArgumentException>(() => _ = (int)NDArray.Zeros(2), "(2,)");
        }

        public static void TheDebuggerSeesTypeShapeAndValues()
        {
            string Shown(NDArray array) =>
                (string)
                    typeof(NDArray)
                        .GetProperty(
                            "DebuggerText",
                            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic
                        )!
                        .GetValue(array)!;
            Check.Equal("float32 (2, 4) {0, 1, 2, 3, 4, 5, …}", Shown(NDArray.Arange(8, "float32").Reshape((2, 4))));
            Check.Equal("float64 (2,) {0.5, -1.25}", Shown(new[] { 0.5, -1.25 }.AsNDArray()));
            Check.Equal("bool () {True}", Shown(true));
            Check.Equal("bfloat16 (1,) {1}", Shown(new[] { 1 }.ToNDArray(DType.BFloat16)));
            Check.Equal("float16 (3,) {0.5, -2, Infinity}", Shown(new[] { 0.5, -2, 1e9 }.ToNDArray(DType.Float16)));
            Check.Equal("int32 (2, 2) {0, 2, 1, 3}", Shown(NDArray.Arange(4).Reshape((2, 2)).Transpose()));
            Check.Equal("float32 (0, 3) {}", Shown(NDArray.Zeros((0, 3))));
            var disposed = NDArray.Zeros(1);
            disposed.Dispose();
            Check.Equal("NDArray (disposed)", Shown(disposed));
        }

        public static void TextIsCultureInvariant()
        {
            var before = System.Globalization.CultureInfo.CurrentCulture;
            try
            {
                var culture = (System.Globalization.CultureInfo)
                    System.Globalization.CultureInfo.InvariantCulture.Clone();
                culture.NumberFormat.NumberDecimalSeparator = ",";
                System.Globalization.CultureInfo.CurrentCulture = culture;
                Check.Equal("[0.5 1.5]", new[] { 0.5, 1.5 }.AsNDArray().ToString());
                Check.Equal(0.5f, (float)(NDArray)0.5);
            }
            finally
            {
                System.Globalization.CultureInfo.CurrentCulture = before;
            }
        }
    }
}
