using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KerasNet;

namespace ArrayFacts
{
    /// <summary>.NET's memory seen by numpy.</summary>
    public static class SharingFacts
    {
        public static void AnArrayIsSharedBothWays()
        {
            var numbers = new[] { 1f, 2f, 3f };
            using var array = numbers.AsNDArray();
            numbers[0] = 10;
            array[1] = 20;
            Check.Array(array, 3, 10f, 20f, 3f);
            Check.Same(new[] { 10f, 20f, 3f }, numbers);
            Check.True(!array.IsReadOnly && array.IsContiguous, "writable and contiguous");
        }

        public static void EveryElementTypeIsShared()
        {
            Shares(new[] { true, false, true });
            Shares(new byte[] { 1, 2, 255 });
            Shares(new sbyte[] { 1, -2, 3 });
            Shares(new short[] { 1, -2, 3 });
            Shares(new ushort[] { 1, 2, 65535 });
            Shares(new[] { 1, -2, int.MaxValue });
            Shares(new[] { 1u, 2u, uint.MaxValue });
            Shares(new[] { 1L, -2L, long.MaxValue });
            Shares(new[] { 1UL, 2UL, ulong.MaxValue });
            Shares(new[] { 1f, float.NaN, float.MinValue });
            Shares(new[] { 1d, double.PositiveInfinity, double.Epsilon });
            Shares(new[] { Complex.ImaginaryOne, Complex.One, new Complex(1, -2) });
        }

        private static void Shares<T>(T[] values)
            where T : unmanaged
        {
            using var array = values.AsNDArray();
            Check.Array(array, 3, values);
            values[1] = values[0];
            Check.Equal(values[0], array.At(1), typeof(T).Name);
            array.Set(values[2], 0);
            Check.Equal(values[2], values[0], typeof(T).Name);
            using NDArray copy = values.ToNDArray();
            Check.Array(copy, 3, values);
        }

        public static void BoolsAreSharedWithoutACopy()
        {
            var flags = new bool[4];
            using var array = flags.AsNDArray();
            array[1..3] = true;
            Check.Same(new[] { false, true, true, false }, flags);
            flags[0] = true;
            Check.Equal(3, (int)array.Sum());
        }

        public static void EveryRankIsShared()
        {
            var two = new float[2, 3];
            var three = new int[2, 3, 4];
            var four = new double[1, 2, 3, 4];
            var five = new byte[1, 2, 1, 2, 2];
            using var a = two.AsNDArray();
            using var b = three.AsNDArray();
            using var c = four.AsNDArray();
            using var d = ((Array)five).AsNDArray();
            a[1, 2] = 5;
            b[^1, ^1, ^1] = 6;
            c[0, 1, 2, 3] = 7;
            d[0, 1, 0, 1, 1] = 8;
            Check.Equal(5f, two[1, 2]);
            Check.Equal(6, three[1, 2, 3]);
            Check.Equal(7d, four[0, 1, 2, 3]);
            Check.Equal((byte)8, five[0, 1, 0, 1, 1]);
            Check.Equal(new Shape(1, 2, 1, 2, 2), d.Shape);
            Check.Equal(7d, ((double[,,,])c.ToMultidimensionalArray<double>())[0, 1, 2, 3]);
        }

        public static void EmptyArraysKeepTheirShape()
        {
            using var none = Array.Empty<float>().AsNDArray();
            using var rows = new float[0, 3].AsNDArray();
            using NDArray copy = new int[2, 0].ToNDArray();
            using var memory = default(Memory<float>).AsNDArray();
            Check.Array<float>(none, 0);
            Check.Array<float>(rows, (0, 3));
            Check.Array<int>(copy, (2, 0));
            Check.Array<float>(memory, 0);
            Check.Equal(0, rows.AsSpan().Length);
            Check.Equal(0, rows.ToMultidimensionalArray<float>().GetLength(0));
            Check.Equal(0, rows.AsMemory().Length);
            Check.Equal(0, rows.Count());
            Check.Equal(0f, (float)rows.Sum());
            _ = Check.Throws<KerasArgumentException>(() => rows.Max());
        }

        public static void MemoryIsShared()
        {
            var numbers = Enumerable.Range(0, 10).Select(number => (float)number).ToArray();
            using var array = numbers.AsMemory(2, 6).AsNDArray((2, 3));
            array[1, 0] = 50;
            Check.Array(array, (2, 3), 2f, 3f, 4f, 50f, 6f, 7f);
            Check.Equal(50f, numbers[5]);
            using var segment = new ArraySegment<float>(numbers, 8, 2).AsNDArray();
            Check.Array(segment, 2, 8f, 9f);
            using var open = numbers.AsMemory().AsNDArray((5, -1));
            Check.Equal(new Shape(5, 2), open.Shape);
            _ = Check.Throws<KerasArgumentException>(() => numbers.AsMemory().AsNDArray((3, 3)), "shape: 10 elements");
        }

        public static void ReadOnlyMemoryCantBeWritten()
        {
            ReadOnlyMemory<int> memory = new[] { 1, 2, 3 };
            using var array = memory.AsNDArray();
            Check.True(array.IsReadOnly, "read-only");
            _ = Check.Throws<KerasArgumentException>(() => array.AsSpan(), "read-only");
            _ = Check.Throws<KerasArgumentException>(() => array.AsMemory(), "read-only");
            _ = Check.Throws<KerasArgumentException>(() => array.Set(1, 0), "read-only");
            _ = Check.Throws<KerasArgumentException>(() => array.CopyFrom(new int[3]), "read-only");
            _ = Check.Throws<KerasArgumentException>(() => array[0] = 5, "read-only");
            using var part = array[1..];
            Check.True(part.IsReadOnly, "a part of it is read-only");
            Check.Equal(2, array.AsReadOnlySpan()[1]);
            using var copy = array.Copy();
            copy[0] = 5;
            Check.Array(copy, 3, 5, 2, 3);
        }

        public static void MemoryIsUnpinnedWhenNumpyLetsGo()
        {
            LetGo();
            Check.Soon(() => KerasHost.SharedMemories == 0, () => $"{KerasHost.SharedMemories} shared");
            var before = KerasHost.SharedMemories;
            var owner = new CountingOwner();
            var array = owner.Memory.AsNDArray();
            var part = array[1..];
            array.Dispose();
            LetGo();
            Check.Equal(before + 1, KerasHost.SharedMemories, "shared while a part is alive");
            Check.Equal(1, owner.Pins, "pins");
            part.Dispose();
            LetGo();
            Check.Soon(
                () => KerasHost.SharedMemories == before,
                () => $"{KerasHost.SharedMemories} shared, {before} before"
            );
            Check.Equal(0, owner.Pins, "pins");
        }

        public static void AnArrayLivesAsLongAsNumpyLooksAtIt()
        {
            var (part, weak) = PartOfForgottenArray();
            Collect();
            Check.True(weak.IsAlive, "numpy still looks at it");
            Check.Array(part, 2, 2L, 3L);
            part.Dispose();
            Check.Soon(
                () =>
                {
                    LetGo();
                    Collect();
                    return !weak.IsAlive;
                },
                () => "nobody looks at it any more"
            );
        }

        private static (NDArray Part, WeakReference Weak) PartOfForgottenArray()
        {
            var numbers = new[] { 1L, 2L, 3L };
            using var array = numbers.AsNDArray();
            return (array[1..], new WeakReference(numbers));
        }

        public static void WhatNumpyCantShareIsRefused()
        {
            _ = Check.Throws<KerasArgumentException>(() => new[] { 'a' }.AsNDArray(), "System.Char");
            _ = Check.Throws<KerasArgumentException>(() => new[] { 1m }.ToNDArray(), "System.Decimal");
            _ = Check.Throws<KerasArgumentException>(() => new[] { "text" }.AsNDArray(), "ToNDArray");
            _ = Check.Throws<KerasArgumentException>(() => ((Array)new[] { new[] { 1 } }).AsNDArray(), "ToNDArray");
            _ = Check.Throws<ArgumentNullException>(() => ((float[])null!).AsNDArray());
        }

        public static void BitsOfSmallFloatsAreSeenAndMade()
        {
            var bits = new ushort[] { 0x3F80, 0x4000, 0xC040 };
            using var seen = bits.AsNDArray(DType.BFloat16);
            using var floats = seen.AsType(DType.Float32);
            Check.Array(floats, 3, 1f, 2f, -3f);
            Check.Equal(DType.BFloat16, seen.DType);
            Check.Same(bits, seen.ToArray<ushort>());
            bits[0] = 0x4000;
            Check.Same(bits, seen.AsReadOnlySpan<ushort>().ToArray());
            using var half = new[] { 1f, -2f }.ToNDArray(DType.Float16);
            Check.Same(new ushort[] { 0x3C00, 0xC000 }, half.ToArray<ushort>());
            using var tiny = new[] { 1.0, 2.0 }.ToNDArray(DType.Float8E4M3FN);
            Check.Same(new byte[] { 0x38, 0x40 }, tiny.ToArray<byte>());
            using var tinier = new byte[] { 0x3C }.AsNDArray(DType.Float8E5M2);
            Check.Equal(1f, (float)tinier.AsType("float32"));
            _ = Check.Throws<KerasArgumentException>(
                () => new int[1].AsNDArray(DType.BFloat16),
                "does not hold the bits"
            );
            var error = Check.Throws<KerasArgumentException>(() => half.ToArray<float>(), "Read it as UInt16");
            Check.True(error.Message.Contains("AsType(\"float32\")", StringComparison.Ordinal), error.Message);
        }

        public static void HalfIsFloat16WhereNetHasIt()
        {
            var half = Type.GetType("System.Half");
            if (half != null)
            {
                using var array = NDArrayExtensions.AsNDArray(Array.CreateInstance(half, 3));
                Check.Equal(DType.Float16, array.DType);
            }
        }

        public static void TextIsCopied()
        {
            using var array = new[,]
            {
                { "ein", "zwei" },
                { "drei", "vier ä 漢" },
            }.ToNDArray();
            Check.Array(array, (2, 2), "ein", "zwei", "drei", "vier ä 漢");
            using NDArray withNull = new[] { "a", null }.ToNDArray();
            Check.Same(new[] { "a", string.Empty }, withNull.ToArray<string>());
            _ = Check.Throws<KerasArgumentException>(() => array.ToArray<float>(), "string");
        }

        public static void RowsOfRowsAreCopied()
        {
            using var table = new[] { new[] { 1, 2 }, new[] { 3, 4 }, new[] { 5, 6 } }.ToNDArray();
            Check.Array(table, (3, 2), 1, 2, 3, 4, 5, 6);
            using NDArray cube = new[] { new[] { new[] { 1f }, new[] { 2f } } };
            Check.Array(cube, (1, 2, 1), 1f, 2f);
            using var lines = new[] { new[] { "a", "b" } }.ToNDArray();
            Check.Array(lines, (1, 2), "a", "b");
            using var listed = NDArray.FromRows(new List<double[]> { new[] { 1.0, 2.0 }, new[] { 3.0, 4.0 } });
            Check.Array(listed, (2, 2), 1.0, 2.0, 3.0, 4.0);
            using var lazy = Enumerable.Range(0, 3).Select(row => new[] { row, row * 2 }).ToNDArray();
            Check.Array(lazy, (3, 2), 0, 0, 1, 2, 2, 4);
            using var none = NDArray.FromRows(new List<float[]>());
            Check.Equal(new Shape(0, 0), none.Shape);
        }

        public static void RaggedRowsAreRefusedOrPadded()
        {
            var ragged = new[] { new[] { 1, 2, 3 }, new[] { 4 }, new int[0] };
            _ = Check.Throws<KerasArgumentException>(() => ragged.ToNDArray(), "row 1 has 1 values and row 0 has 3");
            _ = Check.Throws<KerasArgumentException>(() => NDArray.FromRows(ragged), "padding");
            using var padded = NDArray.FromRows(ragged, padding: -1);
            Check.Array(padded, (3, 3), 1, 2, 3, 4, -1, -1, -1, -1, -1);
            using var longer = NDArray.FromRows(ragged, padding: 0, length: 4);
            Check.Equal(new Shape(3, 4), longer.Shape);
            _ = Check.Throws<KerasArgumentException>(
                () => NDArray.FromRows(ragged, padding: 0, length: 2),
                "length: it is 2"
            );
        }

        internal static void Collect()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }

        /// <summary>Gives back what waits: enough arrays do it.</summary>
        internal static void LetGo()
        {
            Collect();
            for (var count = 0; count < 100; count++)
            {
                NDArray.Zeros(1).Dispose();
            }
        }

        private sealed class CountingOwner : MemoryManager<float>
        {
            private readonly float[] numbers = new float[4];

            internal int Pins { get; private set; }

            public override Span<float> GetSpan() => this.numbers;

            public override unsafe MemoryHandle Pin(int elementIndex = 0)
            {
                this.Pins++;
                var pin = System.Runtime.InteropServices.GCHandle.Alloc(
                    this.numbers,
                    System.Runtime.InteropServices.GCHandleType.Pinned
                );
                return new MemoryHandle((float*)pin.AddrOfPinnedObject() + elementIndex, pin, this);
            }

            public override void Unpin() => this.Pins--;

            protected override void Dispose(bool disposing) { }
        }
    }
}
