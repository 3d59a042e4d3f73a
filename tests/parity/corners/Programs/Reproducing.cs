using System.Linq;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Layers;
using KerasNet.Optimizers;

namespace Corners.Programs
{
    /// <summary>One seed for all that is random at once: weights, shuffling, dropout, data sets, augmentation, callbacks.</summary>
    internal static class Reproducing
    {
        private static readonly NDArray X = NDArray.Random.Normal((24, 3), seed: 1);
        private static readonly NDArray Y = NDArray.Random.Normal((24, 1), seed: 2);

        internal static void Arrays(Report report)
        {
            KerasRandom.SetSeed(11);
            report.Add("history", Fit(Network(), X, Y));
            KerasRandom.SetSeed(11);
            report.Add("again", Fit(Network(), X, Y));
            report.Add("drawn", KerasRandom.Normal((2, 2)));
        }

        internal static void Pipeline(Report report)
        {
            KerasRandom.SetSeed(12);
            var rows = Dataset.FromArrays(X, Y).Shuffle(24).Batch(8);
            var model = Network();
            report.Add("history", Fit(model, rows));
            report.Add("weights", model.GetWeights());
            report.Add("predicted", model.Predict(X));
        }

        internal static void DoublePrecision(Report report)
        {
            Config.SetFloatx("float64");
            Config.SetDTypePolicy("float64");
            try
            {
                KerasRandom.SetSeed(13);
                var model = Network();
                report.Add("types", model.Weights.Select(weight => weight.DType.Name));
                report.Add("history", Fit(model, X, Y));
            }
            finally
            {
                Config.SetFloatx("float32");
                Config.SetDTypePolicy("float32");
            }
        }

        private static Sequential Network()
        {
            var model = new Sequential
            {
                new Input(3),
                new GaussianNoise(0.1),
                new Dense(8, activation: "relu"),
                new Dropout(0.5),
                new Dense(1),
            };
            model.Compile(optimizer: new Adam(0.05), loss: "mse");
            return model;
        }

        private static History Fit(Model model, ModelData x, ModelData y = default) =>
            model.Fit(
                x,
                y,
                epochs: 4,
                callbacks: new Callback[]
                {
                    new ReduceLROnPlateau(monitor: "loss", factor: 0.5, patience: 1),
                    new EarlyStopping(monitor: "loss", patience: 2, restoreBestWeights: true),
                },
                verbose: 0
            );
    }
}
