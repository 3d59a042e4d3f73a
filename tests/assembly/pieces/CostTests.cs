using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using KerasNet;
using KerasNet.Callbacks;

namespace Pieces
{
    /// <summary>What hooks cost; for people to run, nothing asserts it.</summary>
    public static class CostTests
    {
        /// <summary>Microseconds a step: without a callback of C#, with one for epochs, with one for batches; and those inside the hooks.</summary>
        public static double[] StepMicroseconds(int steps)
        {
            var model = Nets.Line();
            var x = Nets.Numbers(steps, 4, 1);
            var y = Nets.Numbers(steps, 1, 2);
            var runs = new[]
            {
                Array.Empty<Callback>(),
                new Callback[] { new Epochs() },
                new Callback[] { new Batches() },
            };
            var best = new double[runs.Length];
            for (var round = 0; round < 4; round++)
            {
                for (var kind = 0; kind < runs.Length; kind++)
                {
                    var watch = Stopwatch.StartNew();
                    model.Fit(x, y, batchSize: 1, epochs: 2, verbose: Verbose.Silent, callbacks: runs[kind]);
                    var cost = watch.Elapsed.TotalMilliseconds * 1000 / (2 * steps);
                    best[kind] = round == 1 ? cost : Math.Min(best[kind] == 0 ? cost : best[kind], cost);
                }
            }

            return best;
        }

        private sealed class Epochs : Callback
        {
            public override void OnEpochEnd(int epoch, IReadOnlyDictionary<string, double> logs) { }
        }

        private sealed class Batches : Callback
        {
            public override void OnTrainBatchBegin(int batch, IReadOnlyDictionary<string, double> logs) { }

            public override void OnTrainBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) { }
        }
    }
}
