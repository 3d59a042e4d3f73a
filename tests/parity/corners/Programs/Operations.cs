using System;
using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace Corners.Programs
{
    /// <summary>Ops on values, and on symbolic tensors in models.</summary>
    internal static class Operations
    {
        internal static void Einsum(Report report)
        {
            var a = NDArray.Random.Normal((2, 3, 4), seed: 1);
            var b = NDArray.Random.Normal((2, 4, 5), seed: 2);
            report.Add("batched", Ops.Einsum("bij,bjk->bik", a, b));
            report.Add("trace", Ops.Einsum("bii->b", a[.., .., ..3]));
            report.Add("outer", Ops.Einsum("i,j->ij", new[] { 1f, 2f }, new[] { 3f, 4f, 5f }));
            report.Add("tensordot", Ops.Tensordot(a, b, axes: 0).Shape);
            report.Add("tensordot axes", Ops.Tensordot(a, a, axes: (new[] { 0, 1 }, new[] { 0, 1 })));
        }

        internal static void Loops(Report report)
        {
            var x = NDArray.Random.Normal((5, 3), seed: 1);
            var (carry, sums) = Ops.Scan((c, xi) => (c + xi, c * 2), Ops.Zeros(3), x);
            report.Add("carry", carry);
            report.Add("sums", sums);
            report.Add(
                "while",
                Ops.WhileLoop(v => v[0] < 10, v => new[] { v[0] + 3, v[1] * 2 }, new Tensor[] { 0, 1f })
            );
            report.Add("fori", Ops.ForiLoop(0, 5, (i, v) => v + Ops.Cast(i, "float32"), 1f));
            report.Add("cond", Ops.Cond(Ops.Sum(x) > 0, () => Ops.Max(x), () => Ops.Min(x)));
            report.Add("map", Ops.Map(row => Ops.Sum(row* row), x));
            report.Add("vectorized", Ops.VectorizedMap(row => row / Ops.Norm(row), x));
            report.Add("associative", Ops.AssociativeScan((l, r) => l + r, x));
            report.Add("switch", Ops.Switch(1, new Func<Tensors, Tensor>[] { v => v[0] + 1, v => v[0] * 10 }, x));
        }

        internal static void Scattering(Report report)
        {
            var x = NDArray.Arange(12).Reshape(3, 4).AsType("float32");
            report.Add(
                "scatter",
                Ops.Scatter(
                    new[,]
                    {
                        { 0 },
                        { 2 },
                    },
                    new[] { 5f, 7f },
                    shape: 4
                )
            );
            report.Add(
                "scatter update",
                Ops.ScatterUpdate(
                    x,
                    new[,]
                    {
                        { 0, 1 },
                        { 2, 3 },
                    },
                    new[] { -1f, -2f }
                )
            );
            report.Add("slice", Ops.Slice(x, startIndices: (1, 1), shape: (2, 2)));
            report.Add("slice update", Ops.SliceUpdate(x, (1, 1), Ops.Ones((2, 2))));
            report.Add("segment sum", Ops.SegmentSum(x, new[] { 0, 0, 1 }, numSegments: 2));
            report.Add("segment max", Ops.SegmentMax(x, new[] { 0, 1, 1 }, 2));
            var (values, indices) = Ops.TopK(x, k: 2);
            report.Add("top", values);
            report.Add("where", indices);
            report.Add("in top", Ops.InTopK(new[] { 3, 0, 1 }, x, 2));
            report.Add("take", Ops.Take(x, new[] { 2, 0 }, axis: 1));
            report.Add("along", Ops.TakeAlongAxis(x, Ops.Argsort(-x, axis: 1), axis: 1));
            report.Add("one hot", Ops.OneHot(new[] { 1, 0, 3 }, 4));
            report.Add(
                "multi hot",
                Ops.MultiHot(
                    new[,]
                    {
                        { 1, 0 },
                        { 3, 3 },
                    },
                    4
                )
            );
            report.Add("searchsorted", Ops.Searchsorted(new[] { 1f, 3f, 5f }, new[] { 2f, 5f }, side: "right"));
            report.Add("unique", Ops.Unique(new[] { 3, 1, 3, 2 })[0]);
        }

        internal static void Indexing(Report report)
        {
            Tensor x = NDArray.Arange(24).Reshape(2, 3, 4).AsType("float32");
            report.Add("row", x[0]);
            report.Add("last", x[^1, ^1]);
            report.Add("range", x[.., 1..3, ..^1]);
            report.Add("step", x[.., Slice.Step(null, null, 2)]);
            report.Add("new axis", x[Slice.NewAxis, 0].Shape);
            report.Add("ellipsis", x[Slice.Ellipsis, 0]);
            report.Add("greater", x > 5);
            report.Add("not", !(x > 5));
            report.Add("both", (x > 5) & (x <= 9));
            report.Add("either", (x < 5) | (x >= 20));
            report.Add("arithmetic", 1 - x / 2 + x % 3 * -1);
            report.Add("with array", x + NDArray.Ones((4, 1)).Reshape(1, 4));
            report.Add("power", Ops.Power(x, 2));
            report.Add("floor", Ops.FloorDivide(x, 5));
            report.Add("equal", Ops.Equal(x, 3));
            report.Add("half", Ops.Cast(x, "float16") * 0.1);
            report.Add("matmul", Ops.Matmul(x, Ops.Transpose(x, axes: new[] { 0, 2, 1 })));
            report.Add("shape", Ops.Shape(x));
            report.Add("rank", x.Rank);
        }

        internal static void Stacking(Report report)
        {
            var a = NDArray.Ones((2, 3));
            var b = NDArray.Zeros((2, 3));
            report.Add("concatenate", Ops.Concatenate(new[] { a, b }, axis: 1));
            report.Add("stack", Ops.Stack(new[] { a, b, a }, axis: -1));
            report.Add("mixed", Ops.Stack(new[] { a, Ops.Exp(b) }));
            report.Add("vstack", Ops.Vstack(new[] { a, b }));
            report.Add("split", Ops.Split(NDArray.Arange(10), 5));
            report.Add("split at", Ops.Split(NDArray.Arange(10), new[] { 2, 7 }));
            report.Add("unstack", Ops.Unstack(a, axis: 1));
            report.Add("pad", Ops.Pad(a, ((1, 0), (0, 2)), mode: "constant", constantValues: 9));
            report.Add("tile", Ops.Tile(a, (2, 1)));
            report.Add("roll", Ops.Roll(NDArray.Arange(6), shift: 2));
            report.Add("meshgrid", Ops.Meshgrid(new[] { NDArray.Arange(2), NDArray.Arange(3) }, indexing: "ij"));
            report.Add("broadcast", Ops.BroadcastTo(new[] { 1f, 2f, 3f }, (2, 3)));
            report.Add("select", Ops.Select(new Tensor[] { a > 0, b > 0 }, new Tensor[] { a, b }, @default: -1));
        }

        internal static void Numbers(Report report)
        {
            var x = NDArray.Random.Normal((3, 4), seed: 1);
            report.Add("mean", Ops.Mean(x, axis: (0, 1), keepdims: true));
            report.Add("std", Ops.Std(x, axis: 1));
            report.Add("var", Ops.Var(x));
            report.Add("quantile", Ops.Quantile(x, new[] { 0.25f, 0.75f }, axis: 0, method: "nearest"));
            report.Add("median", Ops.Median(x, axis: -1));
            report.Add("logsumexp", Ops.Logsumexp(x, axis: 1));
            report.Add("cumsum", Ops.Cumsum(x, axis: 0));
            report.Add("clip", Ops.Clip(x, -0.5, 0.5));
            report.Add("where", Ops.Where(x > 0, x, 0));
            report.Add("histogram", Ops.Histogram(x.Reshape(-1), bins: 4, range: (-2, 2)));
            report.Add("arange", Ops.Arange(0, 10, 3));
            report.Add("linspace", Ops.Linspace(0, 1, num: 5));
            report.Add("eye", Ops.Eye(3, k: 1));
            report.Add("fft", Ops.Fft((x, Ops.ZerosLike(x))));
            report.Add(
                "stft",
                Ops.Stft(NDArray.Random.Normal((1, 32), seed: 2), sequenceLength: 8, sequenceStride: 4, fftLength: 8)
            );
            report.Add("rfft", Ops.Rfft(x));
            report.Add("erf", Ops.Erf(x));
            report.Add("round", Ops.Round(x, decimals: 1));
            report.Add("isclose", Ops.Isclose(x, x + 1e-9));
            report.Add("argmax", Ops.Argmax(x, axis: 1));
            report.Add("bincount", Ops.Bincount(new[] { 1, 1, 3 }, minlength: 5));
        }

        internal static void LinearAlgebra(Report report)
        {
            var x = NDArray.Random.Normal((3, 3), seed: 1);
            var positive = Ops.Matmul(x, Ops.Transpose(x)) + Ops.Eye(3);
            report.Add("cholesky", Ops.Cholesky(positive));
            report.Add("det", Ops.Det(x));
            report.Add("inv", Ops.Inv(x));
            report.Add("norm", Ops.Norm(x, ord: "fro"));
            report.Add(
                "solve",
                Ops.Solve(
                    x,
                    new float[,]
                    {
                        { 1 },
                        { 2 },
                        { 3 },
                    }
                )
            );
            var (q, r) = Ops.Qr(x);
            report.Add("qr", Ops.Matmul(q, r));
            var (u, s, v) = Ops.Svd(x);
            report.Add("svd", s);
            var (values, vectors) = Ops.Eigh(positive);
            report.Add("eigenvalues", values);
            report.Add("lu", Ops.LuFactor(x));
            report.Add("lstsq", Ops.Lstsq(x, new[] { 1f, 2f, 3f }));
        }

        internal static void Networks(Report report)
        {
            var x = NDArray.Random.Normal((2, 6, 6, 3), seed: 1);
            var kernel = NDArray.Random.Normal((3, 3, 3, 4), seed: 2);
            report.Add("conv", Ops.Conv(x, kernel, strides: 2, padding: "same"));
            report.Add("max pool", Ops.MaxPool(x, poolSize: 2, strides: (1, 2)));
            report.Add("softmax", Ops.Softmax(x[0, 0], axis: -1));
            report.Add("gelu", Ops.Gelu(x[0, 0], approximate: false));
            report.Add("leaky", Ops.LeakyRelu(x[0, 0], negativeSlope: 0.3));
            var (mean, variance) = Ops.Moments(x, axes: new[] { 0, 1, 2 });
            report.Add("mean", mean);
            report.Add("variance", variance);
            report.Add("normalized", Ops.BatchNormalization(x, mean, variance, axis: -1, epsilon: 1e-3));
            report.Add(
                "cross entropy",
                Ops.SparseCategoricalCrossentropy(new[] { 0, 2 }, x[.., 0, 0], fromLogits: true)
            );
            report.Add(
                "ctc",
                Ops.CtcLoss(
                    target: new[,]
                    {
                        { 1, 2 },
                        { 1, 0 },
                    },
                    output: NDArray.Random.Normal((2, 5, 4), seed: 3),
                    targetLength: new[] { 2, 1 },
                    outputLength: new[] { 5, 4 }
                )
            );
            var heads = NDArray.Random.Normal((1, 4, 2, 3), seed: 4);
            report.Add("attention", Ops.DotProductAttention(heads, heads, heads, isCausal: true));
        }

        internal static void Random(Report report)
        {
            report.Add("seeded", KerasRandom.Normal((2, 3), seed: 7));
            var generator = new SeedGenerator(5);
            report.Add("first", KerasRandom.Uniform(3, minval: -1, maxval: 1, seed: generator));
            report.Add("second", KerasRandom.Uniform(3, seed: generator));
            report.Add("global", KerasRandom.Randint(5, 0, 10));
            report.Add(
                "categorical",
                KerasRandom.Categorical(
                    new float[,]
                    {
                        { 0, 1, 2 },
                    },
                    numSamples: 4,
                    seed: 1
                )
            );
            report.Add("shuffle", KerasRandom.Shuffle(NDArray.Arange(6), seed: 3));
            report.Add("dropout", KerasRandom.Dropout(NDArray.Ones(8), rate: 0.5, seed: 3));
            report.Add("gamma", KerasRandom.Gamma(3, alpha: 0.5, seed: 2));
            report.Add("binomial", KerasRandom.Binomial(3, counts: 5, probabilities: 0.4, seed: 2));
        }

        internal static void Symbolic(Report report)
        {
            var inputs = new Input((4, 3));
            var x = Ops.Einsum("bij,bkj->bik", inputs, inputs);
            x = Ops.Softmax(x / Math.Sqrt(3));
            var first = x[.., 0] * 2 + Ops.Mean(inputs, axis: (1, 2), keepdims: true)[.., 0];
            var all = Ops.Concatenate(new[] { first, x[.., ^1, 1..] }, axis: -1);
            var model = new Model(inputs, new[] { all, Ops.Where(all > 0.5, all, 0) });
            report.Add("outputs", model.PredictMany(NDArray.Random.Normal((2, 4, 3), seed: 1)));
            report.Add("shape", all.Shape);
            report.Add("symbolic", all.IsSymbolic);
        }

        internal static void Images(Report report)
        {
            var image = NDArray.Random.Uniform((1, 6, 8, 3), seed: 1);
            report.Add("resize", Ops.Image.Resize(image, size: (3, 4), interpolation: "bicubic", antialias: true));
            report.Add(
                "affine",
                Ops.Image.AffineTransform(
                    image,
                    new[,]
                    {
                        { 1f, 0.1f, 0.5f, 0f, 1f, 0.2f, 0f, 0f },
                    }
                )
            );
            report.Add("patches", Ops.Image.ExtractPatches(image, size: (3, 3), strides: 2, padding: "same"));
            report.Add(
                "coordinates",
                Ops.Image.MapCoordinates(
                    image[0, .., .., 0],
                    new[,]
                    {
                        { 0.5f, 1.5f },
                        { 1f, 2.25f },
                    },
                    order: 1
                )
            );
            report.Add(
                "crop",
                Ops.Image.CropImages(image, topCropping: 1, leftCropping: 2, targetHeight: 3, targetWidth: 4)
            );
            report.Add("pad", Ops.Image.PadImages(image, 1, 1, bottomPadding: 0, rightPadding: 1));
            report.Add("gray", Ops.Image.RgbToGrayscale(image));
            report.Add("hsv", Ops.Image.RgbToHsv(image));
            report.Add("blur", Ops.Image.GaussianBlur(image, kernelSize: (3, 3), sigma: (1.0, 1.0)));
            report.Add(
                "perspective",
                Ops.Image.PerspectiveTransform(
                    image,
                    startPoints: new float[,,]
                    {
                        {
                            { 0, 0 },
                            { 0, 7 },
                            { 5, 0 },
                            { 5, 7 },
                        },
                    },
                    endPoints: new float[,,]
                    {
                        {
                            { 1, 0 },
                            { 0, 6 },
                            { 5, 1 },
                            { 4, 7 },
                        },
                    }
                )
            );
        }
    }
}
