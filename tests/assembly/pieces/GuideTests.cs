using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Layers;
using KerasNet.Metrics;
using KerasNet.Optimizers;

namespace Pieces
{
    /// <summary>What Keras's developer guides do.</summary>
    public static class GuideTests
    {
        public static double[] TrainVae(string path)
        {
            Utils.SetRandomSeed(5);
            using var model = new Vae(4, 8, 2);
            model.Compile(new Adam(1e-3), new KerasNet.Losses.MeanSquaredError());
            var history = model.Fit(Nets.X, Nets.X, epochs: 2, batchSize: 16, verbose: Verbose.Silent);
            model.Save(path);
            using var loaded = (Vae)Model.Load(path);
            var same = loaded
                .Weights.Zip(model.Weights, (a, b) => NDArray.ArrayEqual(a.ToNDArray(), b.ToNDArray()))
                .Count(equal => equal);
            return history.Loss.Append(loaded.Latent).Append(same).ToArray();
        }

        public static double[] TrainGan(string path)
        {
            Utils.SetRandomSeed(7);
            var critic = new Sequential { new Input(4), new Dense(8), new LeakyReLU(0.2), new Dense(1) };
            var generator = new Sequential { new Input(3), new Dense(8), new LeakyReLU(0.2), new Dense(4) };
            using var gan = new TwoOptimizers(critic, generator, 3);
            gan.Compile(new Adam(0.0003), new Adam(0.0003), new KerasNet.Losses.BinaryCrossentropy(fromLogits: true));
            var history = gan.Fit(Nets.X, epochs: 2, verbose: Verbose.Silent);
            gan.Predict(Nets.X);
            gan.Save(path);
            using var loaded = (TwoOptimizers)Model.Load(path);
            return history["d_loss"]
                .Concat(history["g_loss"])
                .Append(NDArray.ArrayEqual(loaded.Predict(Nets.X), gan.Predict(Nets.X)) ? 1 : 0)
                .Append((double)(Tensor)loaded.OfCritic!.Iterations)
                .Append(loaded.Fit(Nets.X, verbose: Verbose.Silent).Count)
                .ToArray();
        }

        public static double[] Cells(string path)
        {
            Utils.SetRandomSeed(9);
            var input = new Input((null, 4));
            var cells = new StackedRNNCells(new Layer[] { new MinimalCell(5), new MinimalCell(3) });
            using var model = new Model(input, new RNN(cells).Apply(input));
            model.Compile("sgd", "mse");
            var x = ((NDArray)Nets.X).Reshape((16, 4, 4));
            var history = model.Fit(x, NDArray.Zeros((16, 3)), epochs: 2, shuffle: false, verbose: Verbose.Silent);
            model.Save(path);
            using var loaded = Model.Load(path);
            return history.Loss.Append(NDArray.ArrayEqual(loaded.Predict(x), model.Predict(x)) ? 1 : 0).ToArray();
        }

        public static string Kept(string path)
        {
            var keeper = new Keeper { Words = new[] { "one", "two" }, Extra = new float[] { 5, 6 } };
            using var model = new Sequential { new Input(4), keeper };
            model.Save(path);
            using var loaded = Model.Load(path);
            var again = (Keeper)loaded.Layers[0];
            return $"{string.Join(",", again.Words)} {string.Join(",", again.Extra)} "
                + NDArray.ArrayEqual(loaded.Predict(Nets.X), model.Predict(Nets.X));
        }

        /// <summary>The loop of the guide "writing a training loop", over a data set.</summary>
        public static double[] Loop()
        {
            Utils.SetRandomSeed(9);
            using var model = new Sequential { new Input(4), new Dense(8, activation: "relu"), new Dense(1) };
            var optimizer = new Adam(0.01);
            var measure = new KerasNet.Losses.MeanSquaredError();
            var metric = new KerasNet.Metrics.MeanAbsoluteError();
            var losses = new List<double>();
            var data = Dataset.FromArrays(Nets.X, Nets.Y).Batch(16);
            for (var epoch = 0; epoch < 2; epoch++)
            {
                foreach (var (x, y) in data)
                {
                    using var tape = new GradientTape();
                    var predicted = model.Apply(x, training: true);
                    var loss = measure.Apply(y, predicted);
                    optimizer.Apply(tape.Gradient(loss, model.TrainableWeights), model.TrainableWeights);
                    metric.UpdateState(y, predicted);
                    losses.Add((double)loss);
                }

                losses.Add((double)metric.Result());
                metric.ResetState();
            }

            return losses.Append(data.AsEnumerable().Count()).ToArray();
        }

        public static double[] Tapes()
        {
            var x = Ops.ConvertToTensor(3.0);
            using var outer = new GradientTape(persistent: true);
            outer.Watch(x);
            Tensor first;
            using (var inner = new GradientTape())
            {
                inner.Watch(x);
                first = inner.Gradient(x * x * x, x);
            }

            var square = x * x;
            var stopped = square * x + Ops.StopGradient(square) * x;
            return new[] { first, outer.Gradient(first, x), outer.Gradient(square, x), outer.Gradient(stopped, x) }
                .Select(gradient => (double)gradient)
                .ToArray();
        }

        public static string Ends()
        {
            var left = new Input(4, name: "left");
            var right = new Input(4, name: "right");
            var sum = new Dense(1, name: "sum").Apply(new Add().Apply(new[] { left, right }));
            var other = new Dense(1, name: "other").Apply(left);
            var named = new Dictionary<string, Tensor> { ["sum"] = sum, ["other"] = other };
            var byName = new Dictionary<string, Tensor> { ["left"] = left, ["right"] = right };
            var models = new[]
            {
                new Model(new[] { left, right }, named),
                new Model(byName, sum),
                new Model(byName, new[] { sum, other }),
                new Model(left, new Dictionary<string, Tensor> { ["other"] = other }),
            };
            var two = new Model(new[] { left, right }, new[] { sum, other });
            two.Compile(
                "sgd",
                loss: new[] { "mse", "mse" },
                lossWeights: new[] { 1.0, 0.0 },
                metrics: new Dictionary<string, Metric> { ["sum"] = Metric.From((y, p) => Ops.Abs(y - p), "gap") }
            );
            NDArray x = Nets.X;
            NDArray y = Nets.Y;
            var scores = two.Evaluate((x, x), (y, y), verbose: Verbose.Silent);
            using var again = Model.FromConfig(two.GetConfig());
            return $"{string.Join(" ", models.Select(model => $"{model.Inputs.Count}{model.Outputs.Count}"))} "
                + $"{Math.Abs(scores[0] - scores["sum_loss"]) < 1e-6} {scores.ContainsKey("sum_gap")} {again.Outputs.Count}";
        }
    }
}
