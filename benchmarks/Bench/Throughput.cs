using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Bench
{
    /// <summary>Many callers of one row each. The answer is seconds a call, over all callers.</summary>
    internal static class Throughput
    {
        internal static IEnumerable<double> OfPredictor(string[] arguments)
        {
            var predictor = Predicting.Get(arguments[0], arguments[1]);
            var row = Networks.Row(arguments[0]);
            return Callers(arguments[2], arguments[3], () => predictor.Predict(row));
        }

        internal static IEnumerable<double> OfPredictorAsync(string[] arguments)
        {
            var predictor = Predicting.Get(arguments[0], arguments[1]);
            var row = Networks.Row(arguments[0]);
            var end = double.Parse(arguments[3], CultureInfo.InvariantCulture);
            long calls = 0;
            var watch = Stopwatch.StartNew();
            async Task Call()
            {
                while (watch.Elapsed.TotalSeconds < end)
                {
                    _ = await predictor.PredictAsync(row).ConfigureAwait(false);
                    Interlocked.Increment(ref calls);
                }
            }

            var callers = Enumerable.Range(0, int.Parse(arguments[2], CultureInfo.InvariantCulture));
            Task.WhenAll(callers.Select(_ => Task.Run(Call))).GetAwaiter().GetResult();
            return new[] { watch.Elapsed.TotalSeconds / calls };
        }

        internal static IEnumerable<double> BehindALock(string[] arguments)
        {
            var model = Networks.Get(arguments[0]);
            using var row = Networks.Rows(arguments[0], 1);
            var door = new object();
            return Callers(arguments[1], arguments[2], () =>
            {
                lock (door)
                {
                    model.Predict(row).Dispose();
                }
            });
        }

        private static IEnumerable<double> Callers(string callers, string seconds, Action call)
        {
            for (var warm = 0; warm < 60; warm++)
            {
                call();
            }

            var end = double.Parse(seconds, CultureInfo.InvariantCulture);
            long calls = 0;
            var watch = Stopwatch.StartNew();
            var threads = Enumerable
                .Range(0, int.Parse(callers, CultureInfo.InvariantCulture))
                .Select(_ => new Thread(() =>
                {
                    while (watch.Elapsed.TotalSeconds < end)
                    {
                        call();
                        Interlocked.Increment(ref calls);
                    }
                }))
                .ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            return new[] { watch.Elapsed.TotalSeconds / calls };
        }
    }
}
