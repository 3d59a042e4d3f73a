// The highest temperatures of the next three days from those of four weeks: a convolution, an LSTM and a GRU, against the
// forecast that needs no model: as today.
using System;
using System.Linq;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Layers;
using KerasNet.Optimizers;

namespace Forecast
{
    internal static class Program
    {
        private static int Main()
        {
            var (past, lastYear) = Weather.Load();
            var (seen, came) = past.Windows();
            var (testSeen, testCame) = lastYear.Windows();
            Console.WriteLine(
                $"{came.GetLength(0)} windows of {Weather.History} days to train with, {testCame.GetLength(0)} held out\n"
            );

            Utils.SetRandomSeed(4);
            using var model = Build(seen);
            model.Compile(optimizer: new Adam(learningRate: 2e-3), loss: "mean_absolute_error");
            model.Fit(
                seen,
                came,
                epochs: 15,
                batchSize: 32,
                callbacks: new Callback[] { new ReduceLROnPlateau(monitor: "loss", factor: 0.5, patience: 2) },
                verbose: Verbose.Silent
            );

            using var foretold = model.Predict(testSeen);
            var (naive, errors) = (new double[Weather.Ahead], new double[Weather.Ahead]);
            var values = foretold.ToArray<float>();
            for (var window = 0; window < testCame.GetLength(0); window++)
            {
                for (var day = 0; day < Weather.Ahead; day++)
                {
                    naive[day] += Math.Abs(testCame[window, day] - testSeen[window, Weather.History - 1, 0]);
                    errors[day] += Math.Abs(testCame[window, day] - values[(window * Weather.Ahead) + day]);
                }
            }

            Console.WriteLine(
                "Mean error in °C      "
                    + string.Concat(Enumerable.Range(1, Weather.Ahead).Select(day => $"  day {day}"))
                    + "   all"
            );
            Print("as today (the baseline)", naive, testCame.GetLength(0));
            Print("the network", errors, testCame.GetLength(0));
            var better = errors.Sum() < naive.Sum();
            Console.WriteLine(
                better ? "\nThe network beats the baseline." : "\nThe network does NOT beat the baseline."
            );
            return better ? 0 : 1;
        }

        private static Model Build(float[,,] seen)
        {
            var input = new Input((Weather.History, Weather.Features));
            Tensor x = new Normalization().Adapt(seen).Apply(input);
            x = new Conv1D(24, kernelSize: 3, padding: "causal", activation: "relu").Apply(x);
            x = new LSTM(24, returnSequences: true).Apply(x);
            x = new GRU(16).Apply(x);
            x = new Dropout(0.2).Apply(x);

            // What it learns is how the coming days differ from today.
            var change = new Dense(Weather.Ahead).Apply(x);
            var today = input[.., ^1, ..1];
            return new Model(input, new Add().Apply(new[] { change, today }));
        }

        private static void Print(string what, double[] sums, int count) =>
            Console.WriteLine(
                $"{what, -22}{string.Concat(sums.Select(sum => $"{sum / count, 7:0.00}"))}{sums.Average() / count, 6:0.00}"
            );
    }
}
