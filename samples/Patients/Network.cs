using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Layers;
using KerasNet.Optimizers;
using KerasNet.Regularizers;

namespace Patients
{
    /// <summary>The model: raw values go in by name, and everything that was learnt about them is part of it.</summary>
    internal static class Network
    {
        internal static Model Build(Trial trial, Branches branches)
        {
            var inputs = new Dictionary<string, Tensor>();
            var features = new List<Tensor>();
            if (branches.HasFlag(Branches.Numbers))
            {
                features.Add(Branch(Numbers(trial, inputs)));
            }

            if (branches.HasFlag(Branches.Categories))
            {
                features.Add(Branch(Categories(trial, inputs)));
            }

            var x = features.Count == 1 ? features[0] : new Concatenate().Apply(features);
            x = new Dropout(0.3).Apply(x);
            x = new Dense(16, activation: "relu", kernelRegularizer: new L2(0.01)).Apply(x);
            var outputs = new Dictionary<string, Tensor>
            {
                [nameof(Outcome.Progressed)] = new Dense(
                    1,
                    activation: "sigmoid",
                    name: nameof(Outcome.Progressed)
                ).Apply(x),
                [nameof(Outcome.Cd4Later)] = new Dense(1, name: nameof(Outcome.Cd4Later)).Apply(x),
            };

            var model = new Model(inputs, outputs, name: "patients");
            model.Compile(
                optimizer: new Adam(learningRate: 1e-3),
                loss: new Dictionary<string, string>
                {
                    [nameof(Outcome.Progressed)] = "binary_crossentropy",
                    [nameof(Outcome.Cd4Later)] = "mean_squared_error",
                },
                lossWeights: new Dictionary<string, double>
                {
                    [nameof(Outcome.Progressed)] = 1.0,
                    [nameof(Outcome.Cd4Later)] = 0.3,
                },
                metrics: new Dictionary<string, string>
                {
                    [nameof(Outcome.Progressed)] = "auc",
                    [nameof(Outcome.Cd4Later)] = "mean_absolute_error",
                }
            );
            return model;
        }

        private static Tensor Branch(IReadOnlyList<Tensor> parts) =>
            new Dense(16, activation: "relu", kernelRegularizer: new L2(0.01)).Apply(new Concatenate().Apply(parts));

        private static IReadOnlyList<Tensor> Numbers(Trial trial, IDictionary<string, Tensor> inputs)
        {
            var columns = trial.Inputs.Where(column => Trial.IsNumber(column.Value)).ToList();
            return columns.ConvertAll(column =>
            {
                var input = new Input(1, name: column.Key);
                inputs[column.Key] = input;
                return new Normalization().Adapt(column.Value).Apply(input);
            });
        }

        private static IReadOnlyList<Tensor> Categories(Trial trial, IDictionary<string, Tensor> inputs)
        {
            var text = trial.Inputs.Where(column => column.Value.DType == DType.String).ToList();
            var flags = trial.Inputs.Where(column => column.Value.DType == DType.Bool).ToList();
            var encoded = text.ConvertAll(column =>
            {
                var input = new Input(1, dtype: "string", name: column.Key);
                inputs[column.Key] = input;
                return new StringLookup(outputMode: "one_hot").Adapt(column.Value).Apply(input);
            });
            encoded.AddRange(
                flags.ConvertAll(column =>
                {
                    var input = new Input(1, dtype: "bool", name: column.Key);
                    inputs[column.Key] = input;
                    return Ops.Cast(input, "float32");
                })
            );
            return encoded;
        }
    }
}
