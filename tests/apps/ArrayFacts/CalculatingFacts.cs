using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KerasNet;

namespace ArrayFacts
{
    /// <summary>numpy's functions from C#.</summary>
    public static class CalculatingFacts
    {
        private static NDArray Table => NDArray.Arange(12, DType.Float32).Reshape((3, 4));

        public static void PlainNumbersTakeTheArraysType()
        {
            var floats = new[] { 1f, 2f };
            using var x = floats.AsNDArray();
            Check.Array(x * 2.5, 2, 2.5f, 5f);
            Check.Array(2.5 * x, 2, 2.5f, 5f);
            Check.Array(x + 1, 2, 2f, 3f);
            Check.Array(1 - x, 2, 0f, -1f);
            Check.Array(x / 4, 2, 0.25f, 0.5f);
            Check.Array(x * 0.5f, 2, 0.5f, 1f);
            Check.Array(-x, 2, -1f, -2f);
            Check.Array(NDArray.Maximum(x, 1.5), 2, 1.5f, 2f);
            Check.Array(NDArray.Where(x > 1, x, 0), 2, 0f, 2f);
            Check.Array(NDArray.Power(x, 2), 2, 1f, 4f);
            using var bytes = new byte[] { 250, 7 }.AsNDArray();
            Check.Array(bytes + 3, 2, (byte)253, (byte)10);
            Check.Array(bytes % 4, 2, (byte)2, (byte)3);
            Check.Array(bytes / 2, 2, 125d, 3.5);
            Check.Array(bytes & 3, 2, (byte)2, (byte)3);
            _ = Check.Throws<KerasArgumentException>(() => _ = bytes + 300, "300");
        }

        public static void ArraysFollowNumpysRules()
        {
            using NDArray x = new[] { 1f, 2f, 3f };
            Check.Array(x + new[] { 1d, 2d, 3d }, 3, 2d, 4d, 6d);
            Check.Array(
                x
                    * new[,]
                    {
                        { 1f },
                        { 2f },
                    },
                (2, 3),
                1f,
                2f,
                3f,
                2f,
                4f,
                6f
            );
            var error = Check.Throws<KerasArgumentException>(() => _ = x + new[] { 1f, 2f }, "broadcast");
            Check.True(error.PythonTraceback != null, "the traceback is kept");
            _ = Check.Throws<ArgumentNullException>(() => _ = x + (NDArray)null!);
        }

        public static void ComparisonsGiveMasks()
        {
            using var x = new[] { 1, 5, 3 }.AsNDArray();
            Check.Array(x > 2, 3, false, true, true);
            Check.Array(x <= 3.0, 3, true, false, true);
            Check.Array(2 < x, 3, false, true, true);
            Check.Array(x.EqualTo(5), 3, false, true, false);
            Check.Array(x.NotEqualTo(5), 3, true, false, true);
            Check.Array((x > 1) & (x < 5), 3, false, false, true);
            Check.Array((x > 4) | (x < 2), 3, true, true, false);
            Check.Array(!(x > 2), 3, true, false, false);
            Check.Array(~(x > 2), 3, true, false, false);
            Check.Array(x ^ 1, 3, 0, 4, 2);
            Check.True(NDArray.ArrayEqual(x, new[] { 1, 5, 3 }) && !NDArray.ArrayEqual(x, new[] { 1 }), "equal");
            Check.True(NDArray.AllClose(new[] { 1.0 }, new[] { 1.0 + 1e-9 }), "close");
        }

        public static void PartsAreTaken()
        {
            using var x = Table;
            Check.Array(x[1], 4, 4f, 5f, 6f, 7f);
            Check.Array(x[^1], 4, 8f, 9f, 10f, 11f);
            Check.Array(x[-1, -1], new Shape(), 11f);
            Check.Array(x[1, ^2], new Shape(), 6f);
            Check.Array(x[..2, 1..^1], (2, 2), 1f, 2f, 5f, 6f);
            Check.Array(x[Slice.Ellipsis, 0], 3, 0f, 4f, 8f);
            Check.Array(x[0, Slice.NewAxis], (1, 4), 0f, 1f, 2f, 3f);
            Check.Array(x[Slice.All, 3], 3, 3f, 7f, 11f);
            Check.Array(x[Slice.Step(null, null, -2), 0], 2, 8f, 0f);
            Check.Array(x[Slice.Step(0, 3, 2), 0], 2, 0f, 8f);
            Check.Array(x[new[] { 2, 0 }, 0], 2, 8f, 0f);
            Check.Array(x[new[] { true, false, true }, 1], 2, 1f, 9f);
            Check.Array(x[x > 9], 2, 10f, 11f);
            Check.Equal(0, x[^0..].Length);
            Check.Array(x[..], (3, 4), x.ToArray<float>());
            _ = Check.Throws<KerasArgumentException>(() => _ = x[3], "out of bounds");
            _ = Check.Throws<KerasArgumentException>(() => _ = x[0, 0, 0], "too many indices");
            _ = Check.Throws<KerasArgumentException>(() => _ = x[^0], "^1");
            _ = Check.Throws<ArgumentNullException>(() => _ = x[(NDArray)null!]);
        }

        public static void PartsAreWritten()
        {
            using var x = NDArray.Zeros((2, 3), "int32");
            x[0] = new[] { 1, 2, 3 };
            x[1, 1..] = 7.9;
            Check.Array(x, (2, 3), 1, 2, 3, 0, 7, 7);
            x[x > 5] = -1;
            x[new[] { 1 }, new[] { 0 }] = 9;
            Check.Array(x, (2, 3), 1, 2, 3, 9, -1, -1);
            x[0, 0] = 100;
            using var one = x[0, 0];
            one[Slice.Ellipsis] = 101;
            Check.Equal(101, x.As<int>().At(0, 0), "a single element shares memory too");
            x[..] += 1;
            Check.Array(x, (2, 3), 102, 3, 4, 10, 0, 0);
            _ = Check.Throws<KerasArgumentException>(() => x[0] = new[] { 1, 2 }, "broadcast");
        }

        public static void ForeachGoesOverTheFirstAxis()
        {
            var sums = new List<float>();
            foreach (var row in Table)
            {
                sums.Add((float)row.Sum());
            }

            Check.Same(new[] { 6f, 22f, 38f }, sums);
            foreach (var row in Table)
            {
                row[0] = 5;
            }

            _ = Check.Throws<KerasArgumentException>(() => ((NDArray)1).ToList(), "scalar");
        }

        public static void ReductionsTakeAxes()
        {
            using var x = Table;
            Check.Equal(66f, (float)x.Sum());
            Check.Array(x.Sum(axis: 0), 4, 12f, 15f, 18f, 21f);
            Check.Array(x.Sum(axis: -1, keepDims: true), (3, 1), 6f, 22f, 38f);
            Check.Array(x.Sum(axis: (0, 1)), new Shape(), 66f);
            Check.Array(x.Sum(dtype: "float64"), new Shape(), 66d);
            Check.Equal(5.5f, (float)x.Mean());
            Check.Array(x.Max(axis: 1), 3, 3f, 7f, 11f);
            Check.Equal(0f, (float)x.Min());
            Check.Array(x.ArgMax(axis: 1), 3, 3L, 3L, 3L);
            Check.Equal(11L, (long)x.ArgMax());
            Check.Equal(0L, (long)x.ArgMin());
            Check.Array(x[0].CumSum(), 4, 0f, 1f, 3f, 6f);
            Check.Array(x[1].CumProd(), 4, 4f, 20f, 120f, 840f);
            Check.True((bool)x.Any() && !(bool)x.All(), "any and all");
            Check.Array((x > 5).Any(axis: 1), 3, false, true, true);
            Check.Equal(11L, (long)x.CountNonzero());
            Check.Equal(5.5f, (float)x.Median());
            Check.Equal(1f, (float)x[0, ..3].Std(ddof: 1));
            Check.Equal(1.25f, (float)x[0].Var());
            Check.Equal(945d, (double)new[] { 1d, 3, 5, 7, 9 }.AsNDArray().Prod());
            Check.Equal(1.5f, (float)x[0].Quantile(0.5));
            _ = Check.Throws<KerasArgumentException>(() => x.Sum(axis: 5), "`axis` is 5");
        }

        public static void ElementsAreComputed()
        {
            using var x = new[] { 1.0, 4.0, 2.25 }.AsNDArray();
            Check.Array(NDArray.Sqrt(x), 3, 1, 2, 1.5);
            Check.Array(NDArray.Exp(NDArray.Log(x)).Round(10), 3, 1, 4, 2.25);
            Check.Array(NDArray.Abs(-x), 3, 1, 4, 2.25);
            Check.Array(NDArray.Floor(x), 3, 1, 4, 2.0);
            Check.Array(x.Clip(1.5, 3), 3, 1.5, 3, 2.25);
            Check.Array(x.Clip(minimum: 2), 3, 2, 4, 2.25);
            Check.Array(x.Round(), 3, 1, 4, 2.0);
            Check.Array(NDArray.Minimum(x, new[] { 2.0, 2.0, 2.0 }), 3, 1, 2, 2.0);
            Check.Array(NDArray.IsNaN(new[] { 1f, float.NaN }), 2, false, true);
            Check.Array(NDArray.FloorDivide(new[] { 7, -7 }, 2), 2, 3, -4);
            Check.Array(NDArray.Sign(new[] { -3, 0, 3 }), 3, -1, 0, 1);
        }

        public static void ArraysAreJoinedAndCut()
        {
            using NDArray a = new[,]
            {
                { 1, 2 },
            };
            using NDArray b = new[,]
            {
                { 3, 4 },
            };
            Check.Array(NDArray.Concatenate(a, b), (2, 2), 1, 2, 3, 4);
            Check.Array(NDArray.Concatenate(new[] { a, b }, axis: 1), (1, 4), 1, 2, 3, 4);
            Check.Array(NDArray.Stack(a, b), (2, 1, 2), 1, 2, 3, 4);
            Check.Array(NDArray.Stack(new[] { a[0], b[0] }, axis: 1), (2, 2), 1, 3, 2, 4);
            var halves = Table.Split(2, axis: 1);
            Check.Array(halves[1], (3, 2), 2f, 3f, 6f, 7f, 10f, 11f);
            Check.Array(Table[0].Split(new[] { 1, 3 })[1], 2, 1f, 2f);
            Check.Array(Table.Flatten(), 12, Enumerable.Range(0, 12).Select(number => (float)number).ToArray());
            Check.Equal(new Shape(2), a.Squeeze().Shape);
            Check.Equal(new Shape(1, 1, 2), a.ExpandDims(0).Shape);
            Check.Equal(new Shape(4, 3), Table.SwapAxes(0, 1).Shape);
            Check.Equal(new Shape(2, 1), a.MoveAxis(1, 0).Shape);
            Check.Array(a.BroadcastTo((2, 2)), (2, 2), 1, 2, 1, 2);
            Check.True(a.BroadcastTo((2, 2)).IsReadOnly, "broadcast arrays can't be written");
            Check.Array(a.Flip(), (1, 2), 2, 1);
            Check.Array(a.Repeat(2, axis: 0), (2, 2), 1, 2, 1, 2);
            Check.Array(a.Tile((1, 2)), (1, 4), 1, 2, 1, 2);
            Check.Array(a[0].Roll(1), 2, 2, 1);
            Check.Array(a[0].Pad(1, value: 9), 4, 9, 1, 2, 9);
            Check.Array(Table[.., ..3].Diagonal(), 3, 0f, 5f, 10f);
            _ = Check.Throws<KerasArgumentException>(() => NDArray.Concatenate(a, Table));
            _ = Check.Throws<KerasArgumentException>(() => NDArray.Concatenate());
        }

        public static void ArraysAreSortedAndSearched()
        {
            using NDArray x = new[] { 3, 1, 2, 1 };
            Check.Array(x.Sort(), 4, 1, 1, 2, 3);
            Check.Array(x, 4, 3, 1, 2, 1);
            Check.Array(x.ArgSort(), 4, 1L, 3L, 2L, 0L);
            Check.Array(x.Unique(), 3, 1, 2, 3);
            var (values, counts) = x.UniqueCounts();
            Check.Array(values, 3, 1, 2, 3);
            Check.Array(counts, 3, 2L, 1L, 1L);
            Check.Array((x > 1).ArgWhere(), (2, 1), 0L, 2L);
            Check.Equal(2L, (long)x.Sort().SearchSorted(1, afterEqual: true));
        }

        public static void LinearAlgebraIsNumpys()
        {
            using NDArray a = new[,]
            {
                { 4.0, 2.0 },
                { 2.0, 3.0 },
            };
            Check.Array(
                NDArray.MatMul(
                    a,
                    new[,]
                    {
                        { 1.0 },
                        { 2.0 },
                    }
                ),
                (2, 1),
                8.0,
                8.0
            );
            Check.Array(a.Dot(new[] { 1.0, 1.0 }), 2, 6.0, 5.0);
            Check.True(NDArray.AllClose(NDArray.MatMul(NDArray.Linalg.Inv(a), a), NDArray.Eye(2)), "inverse");
            Check.True(NDArray.AllClose(NDArray.Linalg.Solve(a, new[] { 8.0, 8.0 }), new[] { 1.0, 2.0 }), "solution");
            Check.True(
                NDArray.AllClose(NDArray.Linalg.LeastSquares(a, new[] { 8.0, 8.0 }), new[] { 1.0, 2.0 }),
                "least squares"
            );
            Check.True(Math.Abs((double)NDArray.Linalg.Det(a) - 8) < 1e-12, "determinant");
            Check.Equal(5.0, (double)NDArray.Linalg.Norm(new[] { 3.0, 4.0 }));
            Check.Array(NDArray.Linalg.Norm(a, order: double.PositiveInfinity, axis: 1), 2, 4.0, 3.0);
            var (u, s, vh) = NDArray.Linalg.Svd(a);
            Check.True(NDArray.AllClose(NDArray.MatMul(u* s, vh), a), "singular values");
            var (values, vectors) = NDArray.Linalg.EigH(a);
            Check.True(NDArray.AllClose(NDArray.MatMul(a, vectors), vectors* values), "eigenvectors");
            var (q, r) = NDArray.Linalg.Qr(a);
            Check.True(NDArray.AllClose(NDArray.MatMul(q, r), a), "QR");
            using var l = NDArray.Linalg.Cholesky(a);
            Check.True(NDArray.AllClose(NDArray.MatMul(l, l.Transpose()), a), "Cholesky");
            Check.Equal(2L, (long)NDArray.Linalg.MatrixRank(a));
            _ = Check.Throws<KerasNetException>(() => NDArray.Linalg.Inv(NDArray.Zeros((2, 2))), "Singular");
        }

        public static void RandomArraysFollowTheirSeed()
        {
            using var a = NDArray.Random.Normal((2, 3), seed: 7);
            Check.Equal(DType.Float32, a.DType);
            Check.True(NDArray.ArrayEqual(a, NDArray.Random.Normal((2, 3), seed: 7)), "the same seed");
            Check.True(!NDArray.ArrayEqual(a, NDArray.Random.Normal((2, 3), seed: 8)), "another seed");
            using var generator = new RandomGenerator(1);
            using var dice = generator.Integers(1000, 1, 7);
            Check.Equal(1, (int)dice.Min());
            Check.Equal(6, (int)dice.Max());
            Check.Array(generator.Permutation(5).Sort(), 5, 0L, 1L, 2L, 3L, 4L);
            Check.True((double)generator.Uniform(100, 2, 3, "float64").Min() >= 2, "uniform");
            Check.Array(generator.Shuffle(new[] { 3, 1, 2 }).Sort(), 3, 1, 2, 3);
            Check.Equal(new Shape(2, 2), generator.Choice(new[] { 1f, 2f, 3f }, (2, 2)).Shape);
            Check.Equal(new Shape(4), generator.Binomial(4, 10, 0.5).Shape);
        }

        public static void ArraysAreMade()
        {
            Check.Array(NDArray.Ones((1, 2)), (1, 2), 1f, 1f);
            Check.Array(NDArray.Full(3, 7, "int64"), 3, 7L, 7L, 7L);
            Check.Array(NDArray.Full((2, 2), new[] { 1, 2 }, "uint8"), (2, 2), (byte)1, (byte)2, (byte)1, (byte)2);
            Check.Array(NDArray.Eye(2), (2, 2), 1f, 0f, 0f, 1f);
            Check.Array(NDArray.Linspace(0, 1, 3), 3, 0f, 0.5f, 1f);
            Check.Array(NDArray.Arange(1, 2, 0.5, "float64"), 2, 1.0, 1.5);
            Check.Equal(DType.String, NDArray.Zeros(2, DType.String).DType);
            _ = Check.Throws<KerasNetException>(() => NDArray.Zeros(2, "nothing"));
        }

        public static void FilesAreWrittenAndRead()
        {
            var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())).FullName;
            try
            {
                var one = Path.Combine(folder, "one.npy");
                var many = Path.Combine(folder, "many.npz");
                using var x = Table;
                x.Save(one);
                using var loaded = NDArray.Load(one);
                Check.True(NDArray.ArrayEqual(x, loaded), ".npy");
                NDArray.SaveMany(
                    many,
                    new Dictionary<string, NDArray> { ["x"] = x, ["names"] = new[] { "a", "b" } },
                    compress: true
                );
                var read = NDArray.LoadMany(many);
                Check.True(NDArray.ArrayEqual(x, read["x"]), ".npz");
                Check.Same(new[] { "a", "b" }, read["names"].ToArray<string>());
                _ = Check.Throws<KerasFileException>(
                    () => NDArray.Load(Path.Combine(folder, "none.npy")),
                    "There is no file"
                );
                _ = Check.Throws<KerasNetException>(() => NDArray.Load(many), "LoadMany");
                _ = Check.Throws<KerasFileException>(() => x.Save(Path.Combine(folder, "no", "x.npy")), "folder");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
