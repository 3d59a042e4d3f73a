using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Layers;
using KerasNet.Metrics;
using KerasNet.Optimizers;
using KerasNet.Optimizers.Schedules;

namespace Scenarios
{
    /// <summary>Many mistakes that compile, and what each is answered: a line of name, parameter and sentence.</summary>
    internal static class Mistakes
    {
        private const Verbose Silent = Verbose.Silent;

        internal static Task All(string[] arguments)
        {
            Ranges();
            Names();
            Nothing();
            Shapes();
            Targets();
            Outputs();
            States(arguments[1]);
            return Task.CompletedTask;
        }

        private static void Ranges()
        {
            Tell("range", () => new Adam(learningRate: -0.1));
            Tell("range of one of several", () => new Conv2D(8, kernelSize: (3, -1)));
            Tell("range of a loss", () => new KerasNet.Losses.CategoricalCrossentropy(labelSmoothing: 3));
            Tell("range of a shape", () => new Input((-1, 3)));
            Tell("range of a list", () => new AUC(thresholds: new[] { 0.1, 1.5 }));
            Tell("range of a callback", () => new EarlyStopping(patience: -1));
            Tell("range of a function", () => Ops.OneHot(new[] { 1 }, -1));
            Tell("range of a method", () => new Dense(2).EnableLora(0));
            Tell("not a number", () => new SGD(learningRate: double.NaN));
            Tell("range in Compile", () => Net().Compile(stepsPerExecution: 0));
            Tell("range in Fit", () => Compiled().Fit(X(), new int[8], validationSplit: 1.5));
            Tell("range in Predict", () => Compiled().Predict(X(), batchSize: -1));
            Tell("range of a property", () => Compiled().Optimizer.LearningRate = -1);
            Tell("epochs", () => Compiled().Fit(X(), new int[8], epochs: 2, initialEpoch: 5));
            Tell("axis of a layer", () => new Softmax(axis: 7).Apply(X()));
            Tell("axis of an op", () => Ops.Sum(X(), axis: 5));
            Tell("axis of a symbolic op", () => Ops.Mean(new Input(3), axis: 9));
            Tell("axis of a concatenation", () => new Concatenate(axis: 9).Apply(new Tensor[] { X(), X() }));
        }

        private static void Names()
        {
            Tell("activation", () => new TimeDistributed(new Dense(2, activation: "reluu")));
            Tell("closed set", () => new Bidirectional(new LSTM(2), mergeMode: "plus"));
            Tell("metric as loss", () => Net().Compile(loss: "accuracy"));
            Tell("metric", () => Net().Compile(metrics: "acuracy"));
            Tell("type of a layer", () => new Dense(2, dtype: "float33"));
            Tell("type of an op", () => Ops.Cast(X(), "flaot32"));
            Tell("type of an array", () => NDArray.Zeros((2, 2)).AsType("float33"));
            Tell("layer's name taken", () => new Sequential { Named("a"), Named("a") });
            Tell("no such layer", () => Net().GetLayer("zz"));
            Tell("another kind of layer", () => Net().GetLayer<Conv2D>("out"));
            Tell("monitor", () => Fit(Compiled(), new EarlyStopping(monitor: "val_los")));
        }

        private static void Nothing()
        {
            Tell("null layer", () => new TimeDistributed(null!));
            Tell("null in Add", () => new Sequential().Add((Layer)null!));
            Tell("null data", () => Compiled().Fit((NDArray)null!, new int[8]));
            Tell("null tensor", () => Ops.Add(null!, X()));
            Tell("null path", () => Model.Load((string)null!));
            Tell("null text", () => new EarlyStopping(monitor: null!));
            Tell("null callback", () => Fit(Compiled(), (Callback)null!));
            Tell("no targets", () => Compiled().Fit(X(), verbose: Silent));
        }

        private static void Shapes()
        {
            var applied = new Dense(2, name: "twice");
            _ = applied.Apply(new Input(3));
            Tell("layer used twice", () => applied.Apply(new Input(4)));
            Tell("convolution of vectors", () => new Sequential { new Input(4), new Conv2D(2, 3, name: "conv") });
            Tell("unknown length", () => new Sequential { new Input((null, null)), new Dense(3, name: "d") });
            Tell("disconnected", () => new Model(new Input(3), new Dense(2).Apply(new Input(3))));
            Tell("features", () => Compiled().Fit(X(8, 5), new int[8], verbose: Silent));
            Tell("axes", () => Compiled().Evaluate(new float[8], new int[8], verbose: Silent));
            Tell("text for numbers", () => Compiled().Predict(new[] { "a", "b" }));
            Tell("samples", () => Compiled().Fit(X(), new int[7], verbose: Silent));
            Tell("weight", () => Net().GetLayer("out").SetWeights(new NDArray[] { new float[2, 2], new float[2] }));
            Tell("index", () => new Embedding(4, 2).Apply(new[] { 1, 9 }));
        }

        private static void Targets()
        {
            Tell("label", () => Compiled().Fit(X(), Labels(7), verbose: Silent));
            Tell("label in one batch", () => Compiled().TrainOnBatch(X(), Labels(-1)));
            Tell("label in a data set", () =>
                Compiled().Fit(Dataset.FromArrays(X(), Labels(7)).Batch(4), verbose: Silent)
            );
            Tell("label in validation", () =>
                Compiled().Fit(X(), Labels(0), validationData: (X(), Labels(3)), verbose: Silent)
            );
            Tell("one-hot labels", () => Compiled().Fit(X(), new float[8, 3], verbose: Silent));
            Tell("numbers for one-hot", () =>
                Compiled("categorical_crossentropy").Fit(X(), Labels(1), verbose: Silent)
            );
            Tell("fractions as labels", () =>
                Compiled().Fit(X(), new[] { 0.5f, 0, 0, 0, 0, 0, 0, 0 }, verbose: Silent)
            );
            Tell("text as labels", () => Compiled().Fit(X(), Enumerable.Repeat("a", 8).ToArray(), verbose: Silent));
            Tell("shape of targets", () => Compiled("mean_squared_error").Fit(X(), new float[8, 2], verbose: Silent));
            Tell("targets that would spread", () => Compiled("mse").Fit(X(3), new float[3], verbose: Silent));
            Tell("class weight", () =>
                Compiled().Fit(X(), Labels(0), classWeight: new Dictionary<int, double> { [9] = 2 })
            );
            Tell("not compiled", () => Net().Fit(X(), Labels(0)));
        }

        private static void Outputs()
        {
            Tell("loss of no output", () => Two().Compile(loss: new Dictionary<string, string> { ["zz"] = "mse" }));
            Tell("metric of no output", () =>
                Two().Compile(metrics: new Dictionary<string, string> { ["zz"] = "mae" })
            );
            Tell("losses", () => Two().Compile(loss: new[] { "mse", "mse", "mse" }));
            Tell("targets of no output", () =>
                Fit(Two("mse"), new Dictionary<string, NDArray> { ["q"] = new float[8, 1] })
            );
            Tell("one array for two", () => Fit(Two("mse"), new float[8, 1]));
        }

        private static void States(string folder)
        {
            var optimizer = new Adam(new CosineDecay(0.1, 10), name: "scheduled");
            Tell("rate ruled by a schedule", () => optimizer.LearningRate = 0.1);
            Tell("lookup without words", () => new StringLookup().Apply(new[] { "a" }));
            Tell("no weights yet", () => new Dense(2, name: "unbuilt").CountParams());
            var file = Path.Combine(folder, "other.weights.h5");
            _ = Net(5).SaveWeights(file);
            Tell("weights of another model", () => Net().LoadWeights(file));
            var disposed = new Dense(2);
            disposed.Dispose();
            Tell("disposed", () => disposed.Apply(X()));
        }

        private static void Tell(string mistake, Action attempt)
        {
            try
            {
                attempt();
                Console.WriteLine($"{mistake}|-|no error");
            }
            catch (KerasNetException error)
            {
                Console.WriteLine(
                    $"{mistake}|{(error as KerasArgumentException)?.ParameterName ?? "-"}|{error.Message}"
                );
            }
            catch (ObjectDisposedException error)
            {
                Console.WriteLine($"{mistake}|-|{error.Message.Split('\n')[0].Trim()}");
            }
        }

        private static void Fit(Model model, params Callback[] callbacks) =>
            model.Fit(X(), Labels(0), epochs: 1, callbacks: callbacks, verbose: Silent);

        private static void Fit(Model model, ModelData y) => model.Fit(X(), y, verbose: Silent);

        private static Dense Named(string name) => new Dense(2, name: name);

        private static int[] Labels(int label) => Enumerable.Repeat(label, 8).ToArray();

        private static NDArray X(int rows = 8, int features = 4) => NDArray.Ones((rows, features));

        private static Sequential Net(int classes = 3) =>
            new Sequential { new Input(4), new Dense(classes, activation: "softmax", name: "out") };

        private static Sequential Compiled(string loss = "sparse_categorical_crossentropy")
        {
            var model = Net();
            model.Compile(optimizer: "adam", loss: loss);
            return model;
        }

        private static Model Two(string? loss = null)
        {
            var input = new Input(4);
            var model = new Model(input, new[] { Named("a").Apply(input), Named("b").Apply(input) });
            if (loss != null)
            {
                model.Compile(loss: loss);
            }

            return model;
        }
    }
}
