using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace Bench
{
    /// <summary>The networks of the benchmarks; benchmarks/networks.py has their twins.</summary>
    internal static class Networks
    {
        private static readonly Dictionary<string, Model> Made = new Dictionary<string, Model>();

        /// <summary>A network by its name, the same one each time.</summary>
        internal static Model Get(string name)
        {
            if (!Made.TryGetValue(name, out var model))
            {
                Made[name] = model = Make(name);
            }

            return model;
        }

        internal static Model Make(string name) =>
            name == "dense" ? Dense()
            : name == "recurrent" ? Recurrent()
            : Convolutional();

        internal static float[] Row(string name)
        {
            var random = new Random(1);
            return Enumerable
                .Range(0, ShapeOf(name).Skip(1).Aggregate((one, other) => one * other))
                .Select(_ => (float)random.NextDouble())
                .ToArray();
        }

        internal static NDArray Rows(string name, int count)
        {
            var random = new Random(2);
            var values = Enumerable
                .Range(0, count * Row(name).Length)
                .Select(_ => (float)random.NextDouble())
                .ToArray();
            var shape = ShapeOf(name);
            shape[0] = count;
            return NDArray.Create(values, new Shape(shape.Select(length => (int?)length).ToArray()));
        }

        internal static NDArray Labels(int count)
        {
            var random = new Random(3);
            return NDArray.Create(Enumerable.Range(0, count).Select(_ => (long)random.Next(10)));
        }

        private static int[] ShapeOf(string name) =>
            name == "dense" ? new[] { 1, 64 }
            : name == "recurrent" ? new[] { 1, 20, 16 }
            : new[] { 1, 28, 28, 1 };

        private static Model Recurrent() =>
            Compiled(new Sequential { new Input((20, 16)), new LSTM(32), new Dense(10, activation: "softmax") });

        private static Model Dense()
        {
            var model = new Sequential
            {
                new Input(64),
                new Dense(64, activation: "relu"),
                new Dense(64, activation: "relu"),
                new Dense(10, activation: "softmax"),
            };
            return Compiled(model);
        }

        private static Model Convolutional()
        {
            var model = new Sequential
            {
                new Input((28, 28, 1)),
                new Conv2D(32, kernelSize: 5, activation: "relu"),
                new Conv2D(32, kernelSize: 5, activation: "relu"),
                new MaxPool2D(2),
                new Dropout(0.25),
                new Conv2D(64, kernelSize: 3, activation: "relu"),
                new Conv2D(64, kernelSize: 3, activation: "relu"),
                new MaxPool2D(2),
                new Dropout(0.25),
                new Flatten(),
                new Dense(256, activation: "relu"),
                new Dropout(0.5),
                new Dense(10, activation: "softmax"),
            };
            return Compiled(model);
        }

        private static Model Compiled(Sequential model)
        {
            model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: "accuracy");
            return model;
        }
    }
}
