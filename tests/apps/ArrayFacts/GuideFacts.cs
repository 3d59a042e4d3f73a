using System;
using KerasNet;

namespace ArrayFacts
{
    /// <summary>The code of docs/arrays.md, line by line.</summary>
    public static class GuideFacts
    {
        public static void TheGuideHolds()
        {
            var pixels = new float[28, 28];
            using var image = pixels.AsNDArray();
            image[3..5, ^1] = 1;
            using var copy = pixels.ToNDArray();
            using NDArray table = new[] { new[] { 1, 2 }, new[] { 3, 4 } };
            using var padded = NDArray.FromRows(new[] { new[] { 1, 2, 3 }, new[] { 4 } }, padding: 0);
            using var half = new[] { 0.5f, 2f }.ToNDArray(DType.BFloat16);
            using var bits = new ushort[] { 0x3F80 }.AsNDArray(DType.BFloat16);
            Check.Equal(1f, pixels[4, 27]);
            Check.Equal(1f, (float)copy[3, 27]);
            Check.Array(table, (2, 2), 1, 2, 3, 4);
            Check.Array(padded, (2, 3), 1, 2, 3, 4, 0, 0);
            Check.Equal(2f, (float)half.AsType("float32")[1]);
            Check.Equal(1f, (float)bits.AsType("float32"));

            using var scores = NDArray.Random.Normal((100, 10), seed: 7);
            Span<float> inPlace = scores.AsSpan<float>();
            Memory<float> kept = scores.AsMemory<float>();
            float[] all = scores.ToArray<float>();
            float[,] square = (float[,])scores.ToMultidimensionalArray<float>();
            float best = (float)scores.Max();
            Check.True(inPlace.SequenceEqual(all) && kept.Span.SequenceEqual(all), "the same elements");
            Check.Equal(all[999], square[99, 9]);
            Check.True(Array.IndexOf(all, best) >= 0, "the largest is one of them");

            using var scaled = scores * 2.5 + 1;
            using var positive = scores[scores > 0];
            using var rowMeans = scores.Mean(axis: 1, keepDims: true);
            using var sorted = scores.ArgSort(axis: -1)[.., ^3..];
            using var joined = NDArray.Concatenate(scores, scaled);
            using var solved = NDArray.Linalg.Solve(NDArray.Eye(3), NDArray.Ones(3));
            foreach (var row in scores)
            {
                row[0] = 0;
            }

            Check.Equal(DType.Float32, scaled.DType);
            Check.True((float)positive.Min() > 0, "positive");
            Check.Equal(new Shape(100, 1), rowMeans.Shape);
            Check.Equal(new Shape(100, 3), sorted.Shape);
            Check.Equal(new Shape(200, 10), joined.Shape);
            Check.Array(solved, 3, 1f, 1f, 1f);
            Check.Equal(0f, (float)scores[.., 0].Sum());
        }
    }
}
