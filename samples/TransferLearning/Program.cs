// A network that learnt the digits 0 to 4 is taught 5 to 9 with ten examples of each: its convolutions are kept and frozen,
// then fine-tuned, and compared with the same network that begins from nothing.
using System;
using System.Linq;
using KerasNet;
using KerasNet.Datasets;
using KerasNet.Layers;
using KerasNet.Optimizers;

namespace TransferLearning
{
    internal static class Program
    {
        private const int Examples = 10;

        private static int Main()
        {
            var (train, test) = Digits.Load();
            var (known, _) = Of(train, 0);
            var (few, _) = Of(train, 5, Examples);
            var (rest, count) = Of(test, 5);
            Console.WriteLine(
                $"{known.Images.Length} digits from 0 to 4 to learn from, {few.Images.Length} from 5 to 9 to transfer to, {count} held out\n"
            );

            Utils.SetRandomSeed(1);
            using var first = Network();
            Train(first, known, epochs: 3, learningRate: 1e-3);

            Utils.SetRandomSeed(2);
            using var fromNothing = Network();
            Train(fromNothing, few, epochs: 60, learningRate: 1e-3);
            var baseline = Measure("from nothing (the baseline)", fromNothing, rest);

            using var transferred = Transfer(first);
            Train(transferred, few, epochs: 40, learningRate: 1e-3);
            Console.WriteLine(
                $"{transferred.TrainableVariables.Count} of {transferred.Variables.Count} weights were trained so far"
            );
            Measure("transferred, body frozen", transferred, rest);

            transferred.GetLayer("body").Trainable = true;
            Train(transferred, few, epochs: 20, learningRate: 1e-4);
            var tuned = Measure("transferred and fine-tuned", transferred, rest);

            Console.WriteLine(
                tuned > baseline ? "\nTransfer beats the baseline." : "\nTransfer does NOT beat the baseline."
            );
            return tuned > baseline ? 0 : 1;
        }

        /// <summary>The new network: the body of the old one, found by name and frozen, and a head of its own.</summary>
        private static Model Transfer(Model old)
        {
            var body = old.GetLayer("body");
            body.Trainable = false;
            var input = new Input((28, 28, 1));

            // Not as in training, even when the rest trains: what the body's normalization has learnt stays.
            var x = body.Apply(input, training: false);
            return new Model(input, new Dense(5, activation: "softmax", name: "head").Apply(x));
        }

        private static Sequential Network()
        {
            var body = new Sequential(name: "body")
            {
                new Input((28, 28, 1)),
                new Conv2D(16, kernelSize: 5, activation: "relu"),
                new MaxPool2D(),
                new Conv2D(32, kernelSize: 3, activation: "relu"),
                new MaxPool2D(),
                new BatchNormalization(),
                new Flatten(),
            };
            return new Sequential { new Input((28, 28, 1)), body, new Dense(5, activation: "softmax", name: "head") };
        }

        private static void Train(Model model, (NDArray Images, NDArray Labels) digits, int epochs, double learningRate)
        {
            model.Compile(
                optimizer: new Adam(learningRate: learningRate),
                loss: "sparse_categorical_crossentropy",
                metrics: "accuracy"
            );
            model.Fit(digits.Images, digits.Labels, epochs: epochs, verbose: Verbose.Silent);
        }

        private static double Measure(string what, Model model, (NDArray Images, NDArray Labels) digits)
        {
            var accuracy = model.Evaluate(digits.Images, digits.Labels, verbose: Verbose.Silent)["accuracy"];
            Console.WriteLine($"{what, -28} right on {100 * accuracy:0.0} %");
            return accuracy;
        }

        /// <summary>Five of the ten digits, labelled 0 to 4; all of them, or the first few of each.</summary>
        private static ((NDArray Images, NDArray Labels) Digits, int Count) Of(
            LabeledImages digits,
            int from,
            int? each = null
        )
        {
            var labels = digits.Labels.ToArray<long>();
            var rows = Enumerable
                .Range(0, labels.Length)
                .Where(row => labels[row] >= from && labels[row] < from + 5)
                .GroupBy(row => labels[row])
                .SelectMany(group => each.HasValue ? group.Take(each.Value) : group)
                .ToArray();
            return ((digits.Images[rows], rows.Select(row => labels[row] - from).ToArray()), rows.Length);
        }
    }
}
