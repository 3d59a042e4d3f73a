using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace DataChecks
{
    /// <summary>Rows and classes that count more than others.</summary>
    public static class Weights
    {
        public static double[] OfRows(NDArray x, NDArray y, float[] weights)
        {
            var model = Network();
            return model
                .Fit(x, y, sampleWeight: weights, epochs: 2, shuffle: false, verbose: Verbose.Silent)
                .Loss.ToArray();
        }

        public static double[] OfClasses(NDArray x, long[] labels)
        {
            Utils.SetRandomSeed(3);
            var model = new Sequential { new Input(4), new Dense(2, activation: "softmax") };
            model.Compile(optimizer: "sgd", loss: "sparse_categorical_crossentropy");
            return model
                .Fit(
                    x,
                    labels,
                    classWeight: ClassWeights.Balanced(labels),
                    epochs: 2,
                    shuffle: false,
                    verbose: Verbose.Silent
                )
                .Loss.ToArray();
        }

        /// <summary>A weight of 0 where an output is not known of a row.</summary>
        public static double[] OfOutputs(NDArray x, NDArray y, float[] weights)
        {
            Utils.SetRandomSeed(3);
            var input = new Input(4, name: "x");
            var outputs = new Dictionary<string, Tensor>
            {
                ["left"] = new Dense(1, name: "left").Apply(input),
                ["right"] = new Dense(1, name: "right").Apply(input),
            };
            var model = new Model(new Dictionary<string, Tensor> { ["x"] = input }, outputs);
            model.Compile(
                optimizer: "sgd",
                loss: new Dictionary<string, string> { ["left"] = "mse", ["right"] = "mae" }
            );
            var targets = new Dictionary<string, NDArray> { ["left"] = y, ["right"] = y };
            var counts = new Dictionary<string, NDArray>
            {
                ["left"] = weights,
                ["right"] = weights.Reverse().ToArray(),
            };
            var inputs = new Dictionary<string, NDArray> { ["x"] = x };
            var history = model.Fit(
                inputs,
                targets,
                sampleWeight: counts,
                epochs: 2,
                shuffle: false,
                verbose: Verbose.Silent
            );
            return history
                .Loss.Append(model.Evaluate(inputs, targets, sampleWeight: counts, verbose: Verbose.Silent).Loss)
                .ToArray();
        }

        public static double[] OfBatches(NDArray x, NDArray y, float[] weights)
        {
            var rows = Dataset.FromArrays(x, y, weights).Batch(32);
            return Network().Fit(rows, epochs: 2, verbose: Verbose.Silent).Loss.ToArray();
        }

        private static Sequential Network()
        {
            Utils.SetRandomSeed(3);
            var model = new Sequential { new Input(4), new Dense(1) };
            model.Compile(optimizer: "sgd", loss: "mse");
            return model;
        }
    }
}
