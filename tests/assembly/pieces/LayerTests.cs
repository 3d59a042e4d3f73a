using System;
using System.Linq;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Layers;
using KerasNet.Losses;
using KerasNet.Metrics;
using KerasNet.Optimizers;

namespace Pieces
{
    /// <summary>What the tests call.</summary>
    public static class LayerTests
    {
        /// <summary>Trains with the C# pieces or with Keras's own: the numbers must be equal.</summary>
        public static double[] Train(bool own, bool eager, bool xla)
        {
            Utils.SetRandomSeed(7);
            Layer hidden = own ? (Layer)new Linear(8) : new Dense(8);
            var model = new Sequential { new Input(4), hidden, new Activation("tanh"), new Dense(1) };
            model.Compile(
                optimizer: new SGD(learningRate: 0.1),
                loss: "mse",
                runEagerly: eager,
                jitCompile: xla ? (bool?)true : null
            );
            var history = model.Fit(Nets.X, Nets.Y, batchSize: 16, epochs: 3, verbose: Verbose.Silent);
            return history.Loss.Concat(model.Predict(Nets.X).ToArray<float>().Select(value => (double)value)).ToArray();
        }

        public static string Names()
        {
            var model = new Sequential { new Input(4), new Linear(2), new Linear(3), new Block(2) };
            return string.Join(
                " ",
                model.Layers.Select(layer => $"{layer.Name}:{layer.GetType().Name}:{layer.Weights.Count}")
            );
        }

        public static string Paths()
        {
            var model = new Sequential { new Input(4), new Block(2) };
            return string.Join(" ", model.Weights.Select(weight => weight.Path));
        }

        public static float[] RoundTrip(string path)
        {
            Tensor input = new Input(4);
            var gated = new Gate().Apply(new[] { new Linear(4, "he_normal").Apply(input), new Dense(4).Apply(input) });
            var parts = new MeanAndSpread().ApplyMany(gated);
            var joined = new Concatenate().Apply(new[] { parts[0], new Block(2).Apply(parts[1]) });
            var output = new Dense(
                1,
                kernelInitializer: new Staircase(),
                kernelRegularizer: new Lasso(0.01),
                kernelConstraint: new Positive()
            ).Apply(new Pull(0.001).Apply(joined));
            var model = new Model(input, output);
            model.Compile(
                optimizer: new Heavy(new Halving(0.1, 4), momentum: 0.5),
                loss: new Quartic(2),
                metrics: new WithinTolerance(0.25)
            );
            model.Fit(Nets.X, Nets.Y, epochs: 2, verbose: Verbose.Silent);
            model.Save(path);
            return model.Predict(Nets.X).ToArray<float>();
        }

        public static float[] Load(string path)
        {
            var model = Model.Load(path);
            return model.Predict(Nets.X).ToArray<float>();
        }

        public static string LoadedParts(string path)
        {
            var model = Model.Load(path);
            var linear = model.Layers.OfType<Linear>().Single();
            var before = model.Evaluate(Nets.X, Nets.Y, verbose: Verbose.Silent);
            model.Fit(Nets.X, Nets.Y, epochs: 1, verbose: Verbose.Silent);
            return $"{linear.Units} {model.Layers.OfType<Block>().Single().Depth} {model.Optimizer.GetType().Name} {((Heavy)model.Optimizer).Momentum} {string.Join(",", before.Keys)}";
        }

        public static float[] Masked()
        {
            var model = new Sequential { new Input((3, 2)), new Masking(0.0), new MaskedMean() };
            return model
                .Predict(
                    new float[,,]
                    {
                        {
                            { 1, 2 },
                            { 3, 4 },
                            { 0, 0 },
                        },
                    }
                )
                .ToArray<float>();
        }

        public static string MissingOverride()
        {
            try
            {
                new Linear(2).Apply(new[] { (Tensor)Nets.X, (Tensor)Nets.X });
                return "nothing was thrown";
            }
            catch (KerasNetException error)
            {
                return error.Message;
            }
        }

        public static string ThrowsWhileTracing()
        {
            var model = new Sequential { new Input(4), new Broken(), new Dense(1) };
            return "unreachable " + model.Name;
        }

        public static double[] LossOf(string kind)
        {
            Utils.SetRandomSeed(7);
            var model = new Sequential { new Input(4), new Dense(1) };
            model.Compile(
                optimizer: "sgd",
                loss: kind == "own"
                    ? Loss.From((y, p) => Ops.Mean(Ops.Square(y - p), axis: -1))
                    : new KerasNet.Losses.MeanSquaredError()
            );
            return model.Fit(Nets.X, Nets.Y, epochs: 2, verbose: Verbose.Silent).Loss.ToArray();
        }

        private sealed class Broken : Layer
        {
            protected override Tensor Call(Tensor input, bool? training, Tensor? mask) =>
                throw new SensorException("the layer is broken", 7);
        }
    }
}
