using System;
using System.Linq;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Layers;
using KerasNet.Regularizers;

namespace Pieces
{
    /// <summary>Classes that derive from Keras's own, and override a method.</summary>
    public static class DerivedTests
    {
        /// <summary>The losses of three epochs, the metric of the last, and what the saved model predicts otherwise.</summary>
        public static double[] TrainSaveLoad(string path)
        {
            Utils.SetRandomSeed(5);
            var model = new Sequential
            {
                new Input(4),
                new ScaledDense(8, scale: 3, kernelInitializer: new WideUniform()),
                new Dense(1, kernelRegularizer: new StrongL2()),
            };
            model.Compile(new SlowAdam(0.01), new TwiceSquared(), metrics: new PercentOff());
            var history = model.Fit(Nets.X, Nets.Y, epochs: 3, shuffle: false, verbose: Verbose.Silent);
            model.Save(path);
            using var loaded = Model.Load(path);
            var more = loaded.Fit(Nets.X, Nets.Y, shuffle: false, verbose: Verbose.Silent).Loss[0];
            var same = model.Fit(Nets.X, Nets.Y, shuffle: false, verbose: Verbose.Silent).Loss[0];
            return history.Loss.Append(history["percent_off"][2]).Append(more - same).ToArray();
        }

        public static string Loaded(string path)
        {
            using var loaded = Model.Load(path);
            var layer = (ScaledDense)loaded.Layers[0];
            return $"{layer.Scale} {layer.Weights.Count} {loaded.Optimizer.GetType().Name} "
                + $"{layer.GetConfig()["units"]} {layer.Equals(loaded.GetLayer(0))}";
        }

        public static float[] Recurrent(string path)
        {
            var input = new Input((5, 4));
            using var model = new Model(input, new Bidirectional(new RaisedLstm(3)).Apply(input));
            model.Save(path);
            using var loaded = Model.Load(path);
            var x = NDArray.Ones((1, 5, 4));
            return loaded.Predict(x).ToArray<float>().Zip(model.Predict(x).ToArray<float>(), (a, b) => a - b).ToArray();
        }

        public static string Stopped()
        {
            using var model = Nets.Line();
            var stop = new CountingStop();
            var history = model.Fit(
                Nets.X,
                Nets.Y,
                epochs: 10,
                verbose: Verbose.Silent,
                callbacks: new Callback[] { stop }
            );
            return $"{history.Epochs.Count} {stop.Epochs} {stop.Model.Name == model.Name} {stop.Params["epochs"]}";
        }

        public static double[] Graph(bool own, bool eager, bool xla, int stepsPerExecution, string path)
        {
            Utils.SetRandomSeed(3);
            var input = new Input(4);
            var output = new Dense(1).Apply(new Dense(4, activation: "tanh").Apply(input));
            Model model = own ? new OwnGraph(input, output) : new Model(input, output);
            model.Compile(
                "adam",
                "mse",
                weightedMetrics: "mae",
                runEagerly: eager,
                jitCompile: xla,
                stepsPerExecution: stepsPerExecution
            );
            var history = model.Fit(
                Nets.X,
                Nets.Y,
                batchSize: 16,
                epochs: 2,
                sampleWeight: ((NDArray)Nets.Y).Reshape(64).AsType("float32"),
                verbose: Verbose.Silent
            );
            model.Save(path);
            using var loaded = Model.Load(path);
            var kept =
                loaded.GetType() == model.GetType()
                && NDArray.ArrayEqual(loaded.Predict(Nets.X), model.Predict(Nets.X));
            return history.Loss.Concat(history["mae"]).Append(kept ? 1 : 0).ToArray();
        }

        public static string Stacks(string path)
        {
            var counted = new CountedStack { new Input(4), new Dense(3), new Dense(1) };
            counted.Compile("sgd", "mse");
            counted.Fit(Nets.X, Nets.Y, batchSize: 4, epochs: 2, verbose: Verbose.Silent);
            return $"{counted.Traces <= 3} {Kept(counted, path)} {Kept(new Funnel(5), path)} {Kept(new Tower(6), path)}";
        }

        private static string Kept(Model model, string path)
        {
            model.Save(path);
            using var loaded = Model.Load(path);
            var width = (loaded as Funnel)?.Width ?? (loaded as Tower)?.Width ?? 0;
            return $"{loaded.GetType().Name}:{width}:{loaded.Layers.Count}:{NDArray.ArrayEqual(loaded.Predict(Nets.X), model.Predict(Nets.X))}";
        }
    }
}
