using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Layers;
using KerasNet.Optimizers;

namespace Pieces
{
    /// <summary>Doubles or more; known to Python programs by the same name.</summary>
    [RegisteredName("shared_package", "Scale")]
    public sealed class Scale : Layer
    {
        public Scale(double factor) => this.Factor = factor;

        public double Factor { get; }

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask) => input * this.Factor;
    }

    /// <summary>Files, names, seeds and devices.</summary>
    public static class FileTests
    {
        public static void SaveShared(string path) =>
            new Sequential { new Input(4), new Dense(2), new Scale(3) }.Save(path);

        public static float[] Predict(string path) => Model.Load(path).Predict(Nets.X).ToArray<float>();

        public static float[] Activation(string path)
        {
            var model = new Sequential
            {
                new Input(4),
                new Dense(2, activation: ActivationFunction.Named("softsign2", x => x / (Ops.Abs(x) + 2.0), "pieces")),
            };
            model.Save(path);
            return model
                .Predict(Nets.X)
                .ToArray<float>()
                .Zip(Model.Load(path).Predict(Nets.X).ToArray<float>(), (a, b) => a - b)
                .ToArray();
        }

        public static string UnnamedActivation(string path)
        {
            var model = new Sequential
            {
                new Input(4),
                new Dense(2, activation: ActivationFunction.From(x => x / (Ops.Abs(x) + 2.0))),
            };
            model.Save(path);
            return Error(() => Model.Load(path));
        }

        public static string UnnamedText(string path)
        {
            var vectorize = new TextVectorization(
                standardize: TextStandardization.From(text => text.ToUpperInvariant()),
                vocabulary: new[] { "A" }
            );
            return Error(() => new Sequential { new Input(1, dtype: "string"), vectorize }.Save(path));
        }

        public static string Missing(string path) => Error(() => Model.Load(path));

        public static float[] Exported(string path)
        {
            var model = new Sequential { new Input(4), new Linear(3), new Scale(2) };
            model.Export(path);
            return model.Predict(Nets.X).ToArray<float>();
        }

        public static string Json()
        {
            var model = Nets.Line();
            return model.Fit(Nets.X, Nets.Y, epochs: 2, verbose: Verbose.Silent).ToJson();
        }

        public static float[] JsonRoundTrip() =>
            Model
                .FromJson(new Sequential { new Input(4), new Scale(3) }.ToJson())
                .Predict(
                    new float[,]
                    {
                        { 1, 2, 3, 4 },
                    }
                )
                .ToArray<float>();

        /// <summary>Shuffling, dropout, a callback and validation under one seed.</summary>
        public static double[] Seeded(int seed)
        {
            KerasRandom.SetSeed(seed);
            var model = new Sequential
            {
                new Input(4),
                new Dense(8, activation: "relu"),
                new Dropout(0.3),
                new Dense(1),
            };
            model.Compile(optimizer: new Adam(learningRate: 0.01), loss: "mse", metrics: "mae");
            var history = model.Fit(
                Nets.X,
                Nets.Y,
                batchSize: 8,
                epochs: 4,
                verbose: Verbose.Silent,
                validationSplit: 0.25,
                callbacks: new Callback[] { new Recorder(), new ReduceLROnPlateau(monitor: "loss", patience: 1) }
            );
            return history
                .Values.SelectMany(values => values)
                .Concat(model.Predict(Nets.X).ToArray<float>().Select(value => (double)value))
                .ToArray();
        }

        public static string OnDevice()
        {
            using (Device.Scope("cpu:0"))
            {
                var inside = Ops.Add(1.0, 2.0).ToArray<float>()[0];
                return $"{inside} {Error(() => { using (Device.Scope("no such device")) { Ops.Add(Ops.ConvertToTensor(new float[] { 1 }), 2.0).ToArray<float>(); } }).Length > 0}";
            }
        }

        private static string Error(Action action)
        {
            try
            {
                action();
                return string.Empty;
            }
            catch (KerasNetException error)
            {
                return $"{error.GetType().Name}: {error.Message}";
            }
        }
    }
}
