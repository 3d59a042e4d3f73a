using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Layers;
using KerasNet.Losses;
using KerasNet.Optimizers;

namespace Scenarios
{
    /// <summary>What must work on every engine that Keras runs on. Its twin: tests/parity/backend_network.py.</summary>
    internal static class Backends
    {
        internal static async Task Train(string[] arguments)
        {
            Utils.SetRandomSeed(7);
            var (x, y) = Samples();
            var model = Network();
            model.Compile(optimizer: new Adam(learningRate: 0.01), loss: "mse", metrics: "mae");
            var history = model.Fit(x, y, epochs: 3, validationSplit: 0.25, verbose: Verbose.Silent);
            var computed = Ops.Einsum("ij,kj->ik", x[..2], x[1..3]) * 2 - 1;
            Print("history", history.Keys.OrderBy(name => name).SelectMany(name => history[name]));
            Print("predicted", Numbers(model.Predict(x[..5])));
            Print("computed", Numbers(computed.ToNDArray()));
            Print("evaluated", new[] { model.Evaluate(x, y, verbose: Verbose.Silent).Loss });
            await OtherWays(model, x, y, arguments[1]);
        }

        /// <summary>For NumPy, on which Keras trains nothing.</summary>
        internal static Task Infer(string[] arguments)
        {
            Utils.SetRandomSeed(7);
            var (x, y) = Samples();
            var model = Network();
            Print("predicted", Numbers(model.Predict(x[..5])));
            try
            {
                model.Compile(loss: "mse");
                model.Fit(x, y);
            }
            catch (KerasNetException error)
            {
                Console.WriteLine($"refused={error.Message}");
            }

            return Task.CompletedTask;
        }

        private static (NDArray X, NDArray Y) Samples()
        {
            var x = NDArray.Arange(0, 800).Reshape((200, 4)).AsType("float32") % 17 / 17;
            return (x, x.Sum(axis: 1, keepDims: true));
        }

        private static Sequential Network() =>
            new Sequential
            {
                new Input(4),
                new Dense(8, activation: "relu"),
                new Gain(),
                new BatchNormalization(),
                new Dropout(0.2),
                new Dense(1),
            };

        private static async Task OtherWays(Sequential model, NDArray x, NDArray y, string folder)
        {
            var file = model.Save(Path.Combine(folder, "model.keras"));
            using var loaded = Model.Load(file);
            Console.WriteLine($"loaded={NDArray.ArrayEqual(loaded.Predict(x), model.Predict(x))}");

            await using var predictor = model.CreatePredictor();
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(row => predictor.PredictAsync(x[row].ToArray<float>()))
            );
            var served = NDArray.Stack(answers.Select(answer => (NDArray)answer).ToArray());
            Console.WriteLine($"served={NDArray.AllClose(served, model.Predict(x[..20]), absolute: 1e-5)}");

            using var stop = new CancellationTokenSource();
            var steps = 0;
            var pressed = new LambdaCallback(
                onTrainBatchEnd: (_, __) =>
                {
                    if (++steps == 3)
                    {
                        stop.Cancel();
                    }
                }
            );
            try
            {
                await model.FitAsync(
                    x,
                    y,
                    epochs: 100_000,
                    verbose: Verbose.Silent,
                    callbacks: new[] { pressed },
                    cancellationToken: stop.Token
                );
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine($"cancelled after={steps}");
            }

            model.Compile(
                optimizer: "sgd",
                loss: Loss.From((truth, value) => Ops.Mean(Ops.Abs(value - truth), axis: -1))
            );
            Console.WriteLine($"own loss={model.Fit(x, y, verbose: Verbose.Silent).Loss[0] > 0}");
        }

        private static IEnumerable<double> Numbers(NDArray array) =>
            array.ToArray<float>().Select(number => (double)number);

        private static void Print(string name, IEnumerable<double> numbers) =>
            Console.WriteLine($"{name}={JsonSerializer.Serialize(numbers)}");

        internal sealed class Gain : Layer
        {
            private Variable? gain;

            protected override void Build(Shape inputShape) =>
                this.gain = this.AddWeight("gain", inputShape[inputShape.Rank - 1], "ones");

            protected override Tensor Call(Tensor input, bool? training, Tensor? mask) => input * this.gain!;
        }
    }
}
