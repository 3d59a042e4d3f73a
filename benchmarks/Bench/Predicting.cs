using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KerasNet;
using KerasNet.Serving;

namespace Bench
{
    /// <summary>One caller.</summary>
    internal static class Predicting
    {
        private const int WarmUp = 60;

        private static readonly Dictionary<string, Predictor> Made = new Dictionary<string, Predictor>();

        internal static IEnumerable<double> Rows(string[] arguments)
        {
            int Number(int index) => int.Parse(arguments[index], CultureInfo.InvariantCulture);
            var model = Networks.Get(arguments[0]);
            using var rows = Networks.Rows(arguments[0], Number(1));
            void Run() => model.Predict(rows).Dispose();
            return After(WarmUp, Number(2), Run).ToList();
        }

        internal static IEnumerable<double> ShortCall(string[] arguments)
        {
            var model = Networks.Get("dense");
            var times = int.Parse(arguments[0], CultureInfo.InvariantCulture);
            return After(WarmUp, times, () => model.CountParams()).ToList();
        }

        internal static IEnumerable<double> OneRowOfPredictor(string[] arguments)
        {
            var predictor = Get(arguments[0], arguments[1]);
            var row = Networks.Row(arguments[0]);
            return After(WarmUp, int.Parse(arguments[2], CultureInfo.InvariantCulture), () => predictor.Predict(row))
                .ToList();
        }

        internal static Predictor Get(string network, string engine)
        {
            var name = $"{network} {engine}";
            if (!Made.TryGetValue(name, out var predictor))
            {
                var options = new PredictorOptions { Engine = Enum.Parse<PredictorEngine>(engine) };
                Made[name] = predictor = Networks.Get(network).CreatePredictor(options);
            }

            return predictor;
        }

        private static IEnumerable<double> After(int warmUp, int times, Action run)
        {
            _ = Program.Time(warmUp, run).Count();
            return Program.Time(times, run);
        }
    }
}
