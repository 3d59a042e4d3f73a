using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using KerasNet;

namespace Bench
{
    /// <summary>What a long life costs. The answer is megabytes and living objects before, halfway and at the end.</summary>
    internal static class Memory
    {
        internal static IEnumerable<double> Predictions(string[] arguments)
        {
            var model = Networks.Get("dense");
            var row = new float[1, 64];
            return Watch(arguments, () => model.Predict(row).Dispose());
        }

        internal static IEnumerable<double> Models(string[] arguments) =>
            Watch(arguments, () => Networks.Make("dense").Dispose());

        internal static IEnumerable<double> ArraysEachWay(string[] arguments)
        {
            var values = new float[250_000];
            return Watch(arguments, () =>
            {
                var shared = NDArray.Share(values);
                _ = shared.Copy().ToArray<float>();
            });
        }

        private static IEnumerable<double> Watch(string[] arguments, Action act)
        {
            var times = int.Parse(arguments[0], CultureInfo.InvariantCulture);
            for (var warm = 0; warm < Math.Max(10, times / 10); warm++)
            {
                act();
            }

            foreach (var half in new[] { 0, 1, 2 })
            {
                for (var index = 0; half > 0 && index < times / 2; index++)
                {
                    act();
                }

                using var process = Process.GetCurrentProcess();
                yield return process.WorkingSet64 / 1e6;
                yield return KerasHost.LiveObjects;
            }
        }
    }
}
