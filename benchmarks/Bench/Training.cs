using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KerasNet;

namespace Bench
{
    /// <summary>Whole trainings of new networks, tracing included.</summary>
    internal static class Training
    {
        private static readonly Dictionary<string, (NDArray X, NDArray Y)> Data =
            new Dictionary<string, (NDArray, NDArray)>();

        /// <summary>network, samples, batch size, epochs, acceleration.</summary>
        internal static IEnumerable<double> Fit(string[] arguments)
        {
            int Number(int index) => int.Parse(arguments[index], CultureInfo.InvariantCulture);
            var (x, y) = Samples(arguments[0], Number(1));
            var acceleration = arguments[4] == "auto" ? Acceleration.Auto : Acceleration.Off;
            var model = Networks.Make(arguments[0]);
            return Program
                .Time(1, () =>
                    model.Fit(
                        x,
                        y,
                        batchSize: Number(2),
                        epochs: Number(3),
                        verbose: Verbose.Silent,
                        acceleration: acceleration
                    )
                )
                .ToList();
        }

        internal static void FirstBatch()
        {
            var starting = KerasHost.StartAsync();
            var (x, y) = (Networks.Row("dense"), new long[] { 1 });
            starting.GetAwaiter().GetResult();
            Networks.Make("dense").Fit(NDArray.Create(x, (1, 64)), y, verbose: Verbose.Silent);
        }

        private static (NDArray X, NDArray Y) Samples(string network, int count)
        {
            var name = $"{network} {count}";
            if (!Data.TryGetValue(name, out var samples))
            {
                Data[name] = samples = (Networks.Rows(network, count), Networks.Labels(count));
            }

            return samples;
        }
    }
}
