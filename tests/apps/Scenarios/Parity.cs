using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Datasets;
using KerasNet.Layers;
using KerasNet.Optimizers;

namespace Scenarios
{
    /// <summary>Programs whose twins are written in Python: what they compute is compared.</summary>
    internal static class Parity
    {
        /// <summary>The demo's network, two epochs on 640 digits. Its twin: tests/parity/demo_network.py.</summary>
        internal static Task Demo(string[] arguments)
        {
            var folder = arguments[1];
            Utils.SetRandomSeed(7);
            KerasRandom.EnableDeterminism();
            var (train, test) = Digits.Load();
            var model = new Sequential
            {
                new Input((28, 28, 1)),
                new Conv2D(32, kernelSize: (5, 5), activation: "relu"),
                new Conv2D(32, kernelSize: (5, 5), activation: "relu"),
                new MaxPool2D(poolSize: (2, 2)),
                new Dropout(0.25),
                new Conv2D(64, kernelSize: (3, 3), activation: "relu"),
                new Conv2D(64, kernelSize: (3, 3), activation: "relu"),
                new MaxPool2D(poolSize: (2, 2)),
                new Dropout(0.25),
                new Flatten(),
                new Dense(256, activation: "relu"),
                new Dropout(0.5),
                new Dense(10, activation: "softmax"),
            };
            model.Compile(
                optimizer: new Adam(learningRate: 1e-3),
                loss: "sparse_categorical_crossentropy",
                metrics: "accuracy"
            );
            model.SaveWeights(Path.Combine(folder, "initial.weights.h5"));
            var history = model.Fit(
                train.Images[..640],
                train.Labels[..640],
                batchSize: 64,
                epochs: 2,
                validationData: (test.Images[..100], test.Labels[..100]),
                verbose: Verbose.Silent
            );
            model.SaveWeights(Path.Combine(folder, "final.weights.h5"));
            history.SaveCsv(Path.Combine(folder, "history.csv"));
            using var predicted = model.Predict(test.Images[..100]);
            var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(predicted.AsReadOnlySpan<float>());
            File.WriteAllBytes(Path.Combine(folder, "predictions.bin"), bytes.ToArray());
            File.WriteAllText(
                Path.Combine(folder, "names.txt"),
                string.Join("\n", System.Linq.Enumerable.Select(model.Layers, layer => layer.Name))
                    + "\n"
                    + model.CountParams().ToString(CultureInfo.InvariantCulture)
            );
            return Task.CompletedTask;
        }
    }
}
