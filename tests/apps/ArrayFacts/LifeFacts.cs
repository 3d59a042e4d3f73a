using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Layers;
using Python.Runtime;

namespace ArrayFacts
{
    /// <summary>Whatever is done with a model, in the end its handles and the memories that it saw are given back.</summary>
    public static class LifeFacts
    {
        private static readonly float[] Row = { 1, 2, 3, 4 };

        private static float[,] X => new float[40, 4];

        private static float[,] Y => new float[40, 1];

        public static void ALivingModelKeepsNoDataOfItsCalls()
        {
            Settled();
            using var model = Small();
            foreach (var acceleration in new[] { Acceleration.Auto, Acceleration.Off })
            {
                Released("Fit", () =>
                    model.Fit(X, Y, validationData: (X, Y), verbose: Verbose.Silent, acceleration: acceleration)
                );
            }

            Released("FitAsync", () => model.FitAsync(X, Y, verbose: Verbose.Silent).Wait());
            Released("Evaluate", () => model.Evaluate(X, Y, verbose: Verbose.Silent));
            Released("TrainOnBatch", () => model.TrainOnBatch(X, Y));
            Released("Predict", () => model.Predict(X).Dispose());
            Released("Predict in batches", () => model.Predict(new float[500, 4], batchSize: 50).Dispose());
            Released("Predict of a wrong shape", () =>
                Check.Throws<KerasArgumentException>(() => model.Predict(new float[2, 5]))
            );
            Released("Fit of a wrong shape", () =>
                Check.Throws<KerasArgumentException>(() => model.Fit(X, new float[3, 1], verbose: Verbose.Silent))
            );
        }

        public static void TrainedModelsGiveEverythingBack() =>
            GivesBack(() =>
            {
                using var model = Small();
                _ = model.Fit(X, Y, verbose: Verbose.Silent);
                _ = model.Evaluate(X, Y, verbose: Verbose.Silent);
                _ = model.GetWeights();
            });

        public static void PredictorsGiveEverythingBack() =>
            GivesBack(() =>
            {
                using var model = Small();
                using var predictor = model.CreatePredictor();
                model.Dispose();
                Check.Equal(1, predictor.Predict(Row).Length);
                _ = Check.Throws<KerasArgumentException>(() => predictor.Predict(1, 2));
            });

        public static void CallsThatFailGiveEverythingBack() =>
            GivesBack(() =>
            {
                using var model = Small();
                _ = Check.Throws<KerasArgumentException>(() => model.Fit(new float[40, 3], Y, verbose: Verbose.Silent));
                _ = Check.Throws<KerasArgumentException>(() => model.Predict(new float[2, 5]));
                _ = Check.Throws<KerasArgumentException>(() => model.GetLayer("nothing"));
                _ = Check.Throws<KerasArgumentException>(() => new Dense(-1));
                _ = Check.Throws<KerasArgumentException>(() => _ = Row.AsNDArray() + new float[3].AsNDArray());
                _ = Check.Throws<InvalidTimeZoneException>(() =>
                    model.Fit(X, Y, verbose: Verbose.Silent, callbacks: new Callback[] { new Failing() })
                );
                using var cancelled = new CancellationTokenSource();
                cancelled.Cancel();
                _ = Check.Throws<AggregateException>(() =>
                    model.FitAsync(X, Y, verbose: Verbose.Silent, cancellationToken: cancelled.Token).Wait()
                );
            });

        private static Sequential Small()
        {
            var model = new Sequential { new Input(4), new Dense(3, activation: "relu"), new Dense(1) };
            model.Compile(optimizer: "sgd", loss: "mse");
            return model;
        }

        /// <summary>The data are let go while the model lives, and without waiting for Python's collector.</summary>
        private static void Released(string what, Action call)
        {
            call();
            Check.Soon(
                () =>
                {
                    SharingFacts.LetGo();
                    return KerasHost.SharedMemories == 0;
                },
                () => $"{what}: {KerasHost.SharedMemories} memories are left"
            );
        }

        /// <summary>As many handles and memories after several rounds as before; what is garbage in Python is collected.</summary>
        private static void GivesBack(Action round)
        {
            round(); // the first may leave what is made once
            var handles = Settled();
            for (var count = 0; count < 2; count++)
            {
                round();
            }

            Check.Soon(
                () =>
                {
                    CollectInPython();
                    return KerasHost.SharedMemories == 0 && KerasHost.LiveObjects <= handles;
                },
                () => $"{KerasHost.SharedMemories} memories and {KerasHost.LiveObjects} handles, {handles} before"
            );
        }

        /// <summary>Handles that are left when nothing waits any more: two collections in a row change nothing.</summary>
        private static long Settled()
        {
            var left = -1L;
            Check.Soon(
                () =>
                {
                    CollectInPython();
                    var before = left;
                    left = KerasHost.LiveObjects;
                    return left == before && KerasHost.SharedMemories == 0;
                },
                () => $"{KerasHost.SharedMemories} memories and {KerasHost.LiveObjects} handles stay"
            );
            return left;
        }

        /// <summary>Tracebacks and compiled functions refer to themselves: only Python's collector finds them.</summary>
        private static void CollectInPython()
        {
            SharingFacts.LetGo();
            using (Py.GIL())
            {
                using var collector = Py.Import("gc");
                collector.InvokeMethod("collect").Dispose();
            }

            SharingFacts.LetGo();
        }

        private sealed class Failing : Callback
        {
            public override void OnTrainBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) =>
                throw new InvalidTimeZoneException("mine");
        }
    }
}
