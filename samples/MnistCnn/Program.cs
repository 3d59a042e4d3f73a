// The classic convolutional network on real handwritten digits: built, trained, measured, saved, loaded again.
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Datasets;
using KerasNet.Layers;
using KerasNet.Optimizers;

namespace MnistCnn
{
    internal static class Program
    {
        private static async Task<int> Main(string[] arguments)
        {
            var options = Options.Parse(arguments);
            if (options == null)
            {
                return 2;
            }

            Console.WriteLine("Starting Keras ...");
            await KerasHost.StartAsync();
            var info = KerasHost.Info;
            Console.WriteLine(
                $"Keras {info.KerasVersion} on {info.Backend} ({string.Join(", ", info.Devices)}), Python {info.PythonVersion}"
            );
            Utils.SetRandomSeed(options.Seed);

            var (train, test) = Digits.Load();
            Console.WriteLine($"{train.Count} digits to train with, {test.Count} held out\n");

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
            Console.WriteLine(model.Summary());

            var watch = Stopwatch.StartNew();
            var history = await model.FitAsync(
                train.Images,
                train.Labels,
                batchSize: 64,
                epochs: options.Epochs,
                validationData: test,
                progress: ConsoleProgress.Bar
            );
            Console.WriteLine($"\nTrained {options.Epochs} epochs in {watch.Elapsed.TotalSeconds:0} s");

            var measured = model.Evaluate(test.Images, test.Labels, verbose: Verbose.Silent);
            Console.WriteLine(
                $"On the {test.Count} held-out digits: loss {measured.Loss:0.0000}, accuracy {measured["accuracy"]:0.0000}\n"
            );

            using var scores = model.Predict(test.Images);
            ConfusionTable.Print(test.Labels.ToArray<long>(), Predictions(scores));

            Directory.CreateDirectory(options.Output);
            var file = model.Save(Path.Combine(options.Output, "model.keras"));
            using var loaded = Model.Load(file);
            using var again = loaded.Predict(test.Images);
            var equal = scores.AsReadOnlySpan<float>().SequenceEqual(again.AsReadOnlySpan<float>());
            var plot = history.SavePlot(Path.Combine(options.Output, "curves.png"), "MNIST, 4,000 digits");

            Console.WriteLine(
                $"\nPredictions of the loaded model equal those of the trained one: {(equal ? "yes, to the last bit" : "NO")}"
            );
            Console.WriteLine($"Model:  {file}");
            Console.WriteLine($"Curves: {plot}");
            return equal ? 0 : 1;
        }

        private static int[] Predictions(NDArray scores)
        {
            var classes = scores.Shape[1]!.Value;
            var values = scores.ToArray<float>();
            return Enumerable
                .Range(0, scores.Length)
                .Select(row =>
                    Enumerable.Range(0, classes).OrderByDescending(column => values[(row * classes) + column]).First()
                )
                .ToArray();
        }
    }
}
