using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using KerasNet;

namespace Arrays
{
    /// <summary>The time of single operations.</summary>
    internal static class Costs
    {
        private const int Rounds = 15;
        private const int Million = 1_000_000;

        // Seen from outside, so that the compiler does not leave the arrays out.
        private static object? kept;

        internal static void Measure()
        {
            Small();
            Large();
            ElementByElement();
        }

        private static void Small()
        {
            var numbers = new float[32];
            var table = new float[4, 8];
            using var x = NDArray.Random.Normal(32, seed: 1);
            using var y = NDArray.Random.Normal(32, seed: 2);
            using var square = NDArray.Random.Normal((4, 8), seed: 3);
            var room = new float[32];
            Time("share float[32]", 2000, () => numbers.AsNDArray().Dispose());
            Time("share float[4,8]", 2000, () => table.AsNDArray().Dispose());
            Time("share Memory<float>", 2000, () => numbers.AsMemory().AsNDArray().Dispose());
            Time("copy float[32] to numpy", 2000, () => numbers.AsSpan().ToNDArray().Dispose());
            Time("zeros(32)", 2000, () => NDArray.Zeros(32).Dispose());
            Time("span of an array", 2000, () => _ = x.AsSpan<float>()[0]);
            Time("ToArray of 32", 2000, () => _ = x.ToArray<float>());
            Time("CopyTo of 32", 2000, () => x.CopyTo<float>(room));
            Time("add", 2000, () => (x + y).Dispose());
            Time("times 2.5", 2000, () => (x * 2.5).Dispose());
            Time("compare", 2000, () => (x > 0.5).Dispose());
            Time("exp", 2000, () => NDArray.Exp(x).Dispose());
            Time("sum", 2000, () => x.Sum().Dispose());
            Time("sum(axis)", 2000, () => square.Sum(axis: 0).Dispose());
            Time("x[1]", 2000, () => square[1].Dispose());
            Time("x[1..3, ..4]", 2000, () => square[1..3, ..4].Dispose());
            Time("x[1, 2] = 5", 2000, () => square[1, 2] = 5);
            using var typed = square.As<float>();
            Time("typed.At(1, 2)", 20000, () => _ = typed.At(1, 2));
        }

        private static void Large()
        {
            var numbers = new float[Million];
            var table = new float[1000, 1000];
            using NDArray copy = numbers.ToNDArray();
            using var turned = copy.Reshape((1000, 1000)).Transpose();
            var target = new float[Million];
            Time("share a million floats", 500, () => numbers.AsNDArray().Dispose());
            Time("memcpy (.NET to .NET)", 100, () => numbers.AsSpan().CopyTo(target), 4 * Million);
            Time("new float[1000000]", 50, () => kept = new float[Million], 4 * Million);
            Time("CopyTo", 100, () => copy.CopyTo<float>(target), 4 * Million);
            Time("CopyFrom", 100, () => copy.CopyFrom(numbers), 4 * Million);
            Time("CopyTo, transposed", 20, () => turned.CopyTo<float>(target), 4 * Million);
            Time("ToArray", 50, () => kept = copy.ToArray<float>(), 4 * Million);
            Time(
                "ToMultidimensionalArray",
                50,
                () => _ = turned.Transpose().ToMultidimensionalArray<float>(),
                4 * Million
            );
            Time("ToNDArray of float[]", 50, () => numbers.ToNDArray().Dispose(), 4 * Million);
            Time("ToNDArray of float[,]", 50, () => table.ToNDArray().Dispose(), 4 * Million);
            Time("Copy", 50, () => copy.Copy().Dispose(), 4 * Million);
            Time("add a million", 50, () => (copy + copy).Dispose());
        }

        private static void ElementByElement()
        {
            // What bindings do that know only single elements.
            using var x = NDArray.Zeros(2000);
            Time("2000 elements one by one", 1, () =>
            {
                for (var index = 0; index < 2000; index++)
                {
                    using var one = x[index];
                    _ = (float)one;
                }
            });
        }

        private static void Time(string name, int times, Action work, long bytes = 0)
        {
            for (var count = 0; count < Math.Max(3, times / 5); count++)
            {
                work();
            }

            var rounds = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var clock = Stopwatch.StartNew();
                for (var count = 0; count < times; count++)
                {
                    work();
                }

                rounds.Add(clock.Elapsed.TotalMilliseconds * 1000 / times);
            }

            rounds.Sort();
            var (best, median) = (rounds[0], rounds[Rounds / 2]);
            var speed =
                bytes == 0
                    ? string.Empty
                    : string.Format(
                        CultureInfo.InvariantCulture,
                        ", \"gigabytes_per_second\": {0:F2}",
                        bytes / median / 1000
                    );
            Console.WriteLine(
                string.Format(
                    CultureInfo.InvariantCulture,
                    "{{\"name\": \"{0}\", \"median_us\": {1:F3}, \"best_us\": {2:F3}{3}}}",
                    name,
                    median,
                    best,
                    speed
                )
            );
        }
    }
}
