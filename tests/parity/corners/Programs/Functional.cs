using System.Collections.Generic;
using System.IO;
using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace Corners.Programs
{
    /// <summary>Graphs of layers, and what can be asked of a model.</summary>
    internal static class Functional
    {
        internal static void NamedInputsAndOutputs(Report report)
        {
            var title = new Input(4, name: "title");
            var body = new Input((3, 4), name: "body");
            var joined = new Concatenate().Apply(new[] { title, new LSTM(5).Apply(body) });
            var priority = new Dense(1, activation: "sigmoid", name: "priority").Apply(joined);
            var department = new Dense(3, name: "department").Apply(joined);
            var model = new Model(
                inputs: new Dictionary<string, Tensor> { ["title"] = title, ["body"] = body },
                outputs: new Dictionary<string, Tensor> { ["priority"] = priority, ["department"] = department }
            );
            model.Compile(
                optimizer: "adam",
                loss: new Dictionary<string, string> { ["priority"] = "binary_crossentropy", ["department"] = "mse" },
                lossWeights: new Dictionary<string, double> { ["priority"] = 1.0, ["department"] = 0.2 },
                metrics: new Dictionary<string, string[]>
                {
                    ["priority"] = new[] { "accuracy", "AUC" },
                    ["department"] = new[] { "mae" },
                }
            );
            var x = new Dictionary<string, NDArray>
            {
                ["title"] = NDArray.Random.Normal((8, 4), seed: 1),
                ["body"] = NDArray.Random.Normal((8, 3, 4), seed: 2),
            };
            var y = new Dictionary<string, NDArray>
            {
                ["priority"] = NDArray.Random.Integers((8, 1), 0, 2, seed: 3),
                ["department"] = NDArray.Random.Normal((8, 3), seed: 4),
            };
            report.Add("history", model.Fit(x, y, epochs: 2, batchSize: 4, verbose: 0));
            report.Add("outputs", model.PredictNamed(x));
            report.Add("evaluation", model.Evaluate(x, y, verbose: 0));
            report.Add("names", model.OutputNames);
        }

        internal static void SharedAndNested(Report report)
        {
            var encoder = new Sequential(name: "encoder")
            {
                new Input(4),
                new Dense(3, activation: "relu"),
                new Dense(2),
            };
            var left = new Input(4);
            var right = new Input(4);
            var distance = new Subtract().Apply(new[] { encoder.Apply(left), encoder.Apply(right) });
            var outer = new Model(new[] { left, right }, distance, name: "siamese");
            NDArray a = NDArray.Random.Normal((3, 4), seed: 1),
                b = NDArray.Random.Normal((3, 4), seed: 2);
            report.Add("output", outer.Predict((a, b)));
            report.Add("layers", outer.Layers.Select(layer => layer.Name));
            report.Add("inner", outer.GetLayer<Sequential>("encoder").Layers.Count);
            report.Add("params", outer.CountParams());
            report.Add("trainable", outer.TrainableVariables.Count);
            encoder.Trainable = false;
            report.Add("frozen", outer.TrainableVariables.Count);
        }

        internal static void Residual(Report report)
        {
            var inputs = new Input((8, 8, 3));
            var x = new Conv2D(4, 3, padding: "same").Apply(inputs);
            x = new BatchNormalization().Apply(x);
            x = new Activation("relu").Apply(x);
            var shortcut = new Conv2D(4, 1, name: "shortcut").Apply(inputs);
            x = new Add(name: "sum").Apply(new[] { x, shortcut });
            x = new GlobalAveragePooling2D().Apply(x);
            var model = new Model(inputs, new Dense(2).Apply(x));
            var image = NDArray.Random.Normal((2, 8, 8, 3), seed: 1);
            report.Add("output", model.Predict(image));
            var part = new Model(
                model.Input,
                new[] { model.GetLayer("sum").Output, model.GetLayer("shortcut").Output }
            );
            report.Add("middle", part.PredictMany(image));
            report.Add("training", model.Apply(image, training: true));
            report.Add("moving", model.NonTrainableWeights);
            report.Add("input shape", model.InputShape);
            report.Add("output shape", model.OutputShape);
            report.Add("summary", model.Summary());
            var copy = Models.CloneModel(model);
            copy.SetWeights(model.GetWeights());
            report.Add("copy", copy.Predict(image));
            report.Add("again", Model.FromJson(model.ToJson()).CountParams());
            report.Add("config", model.GetLayer("shortcut").GetConfig());
            report.Add("from config", Model.FromConfig(model.GetConfig()).CountParams());
        }

        internal static void FromConfig(Report report)
        {
            var dense = new Dense(4, activation: "relu", kernelInitializer: "zeros", name: "copy");
            var again = Layer.FromConfig<Dense>(dense.GetConfig());
            report.Add("dense", again.GetConfig());
            report.Add("by function", LayerFunctions.Deserialize(LayerFunctions.Serialize(dense)).Name);
        }

        internal static void Saving(Report report)
        {
            var model = new Sequential
            {
                new Input(3),
                new Dense(4, activation: "relu"),
                new Dropout(0.5),
                new Dense(1),
            };
            model.Compile("adam", new KerasNet.Losses.MeanSquaredError());
            var x = NDArray.Random.Normal((8, 3), seed: 1);
            model.Fit(x, x[.., ..1], verbose: 0);
            report.Add("before", model.Predict(x));
            foreach (var name in new[] { "whole.keras", "old.h5" })
            {
                using var loaded = Model.Load(model.Save(Path.Combine(report.Folder, name)));
                report.Add(name, loaded.Predict(x));

                // Keras 3.15 can't train on with the optimizer of a .h5 file: it does not know the variables of the model.
                if (name == "whole.keras")
                {
                    report.Add("goes on", loaded.Fit(x, x[.., ..1], verbose: 0));
                }
            }

            model.SaveWeights(Path.Combine(report.Folder, "some.weights.h5"));
            var other = new Sequential
            {
                new Input(3),
                new Dense(4, activation: "relu"),
                new Dropout(0.5),
                new Dense(1),
            };
            other.LoadWeights(Path.Combine(report.Folder, "some.weights.h5"));
            report.Add("weights", other.Predict(x));
        }

        internal static void TrainingWays(Report report)
        {
            var x = NDArray.Random.Normal((12, 3), seed: 1);
            var y = NDArray.Random.Integers(12, 0, 2, seed: 2);
            var model = new Sequential
            {
                new Input(3),
                new Dense(4, activation: "relu"),
                new Dense(1, activation: "sigmoid"),
            };
            model.Compile(
                optimizer: new KerasNet.Optimizers.SGD(0.1),
                loss: new KerasNet.Losses.BinaryCrossentropy(labelSmoothing: 0.1),
                metrics: new KerasNet.Metrics.Metric[]
                {
                    new KerasNet.Metrics.BinaryAccuracy(name: "acc"),
                    new KerasNet.Metrics.Precision(),
                },
                weightedMetrics: "mse",
                jitCompile: true
            );
            report.Add(
                "xla",
                model.Fit(x, y, epochs: 2, batchSize: 4, sampleWeight: NDArray.Random.Uniform(12, seed: 3), verbose: 0)
            );
            model.Compile("rmsprop", "mse", runEagerly: true);
            report.Add(
                "class weights",
                model.Fit(x, y, classWeight: new Dictionary<int, double> { [0] = 1, [1] = 3 }, verbose: 0)
            );
            report.Add("split", model.Fit(x, y, validationSplit: 0.25, shuffle: false, validationFreq: 1, verbose: 0));
            report.Add("batch", model.TrainOnBatch(x, y));
            report.Add("test", model.TestOnBatch(x, y));
            report.Add("predict", model.PredictOnBatch(x));
            model.Compile("rmsprop", "mse", stepsPerExecution: 3, jitCompile: false);
            report.Add("several steps", model.Fit(x, y, batchSize: 4, verbose: 0));
        }
    }
}
