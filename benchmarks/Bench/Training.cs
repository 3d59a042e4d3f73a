using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KerasNet;
using KerasNet.Callbacks;

namespace Bench
{
    /// <summary>Whole trainings of new networks, tracing included.</summary>
    internal static class Training
    {
        private static readonly Dictionary<string, Model> Trained = new Dictionary<string, Model>();

        private static readonly Dictionary<string, (NDArray X, NDArray Y)> Data =
            new Dictionary<string, (NDArray, NDArray)>();

        /// <summary>network, samples, batch size, epochs, acceleration.</summary>
        internal static IEnumerable<double> Fit(string[] arguments)
        {
            int Number(int index) => int.Parse(arguments[index], CultureInfo.InvariantCulture);
            var (x, y) = Samples(arguments[0], Number(1));
            var acceleration = arguments[4] == "auto" ? Acceleration.Auto : Acceleration.Off;
            using var model = Networks.Make(arguments[0]);
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

        /// <summary>network, samples, batch size, epochs, off or callback. The answer is seconds a step of the network that the last call trained.</summary>
        internal static IEnumerable<double> FitOn(string[] arguments)
        {
            int Number(int index) => int.Parse(arguments[index], CultureInfo.InvariantCulture);
            var (x, y) = Samples(arguments[0], Number(1));
            if (!Trained.TryGetValue(arguments[0], out var model))
            {
                Trained[arguments[0]] = model = Networks.Make(arguments[0]);
            }

            var callbacks = arguments[4] == "callback" ? new Callback[] { new Counting() } : null;
            var steps = Number(3) * ((Number(1) + Number(2) - 1) / Number(2));
            return Program
                .Time(1, () =>
                    model.Fit(
                        x,
                        y,
                        batchSize: Number(2),
                        epochs: Number(3),
                        verbose: Verbose.Silent,
                        callbacks: callbacks,
                        acceleration: Acceleration.Off
                    )
                )
                .Select(seconds => seconds / steps)
                .ToList();
        }

        /// <summary>The number of callbacks. The answer is seconds a hook: what a training takes longer with so many than with one.</summary>
        internal static IEnumerable<double> Hook(string[] arguments)
        {
            const int Steps = 64;
            var (x, y) = Samples("dense", Steps * 32);
            var model = Networks.Get("dense");

            double Seconds(int callbacks) =>
                Program
                    .Time(1, () =>
                        model.Fit(
                            x,
                            y,
                            batchSize: 32,
                            verbose: Verbose.Silent,
                            callbacks: Enumerable.Range(0, callbacks).Select(_ => new Counting()).ToArray<Callback>(),
                            acceleration: Acceleration.Off
                        )
                    )
                    .Single();
            var count = int.Parse(arguments[0], CultureInfo.InvariantCulture);
            return new[] { (Seconds(count) - Seconds(1)) / ((count - 1) * Steps) };
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

        private sealed class Counting : Callback
        {
            private int batches;

            public override void OnTrainBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) => this.batches++;
        }
    }
}
