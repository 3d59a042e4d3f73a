using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.DTypePolicies;
using KerasNet.Layers;
using KerasNet.Optimizers;

namespace Corners.Programs
{
    /// <summary>Half precision, low-rank updates and quantized weights.</summary>
    internal static class HalfPrecision
    {
        internal static void MixedFloat16(Report report)
        {
            Config.SetDTypePolicy("mixed_float16");
            var dense = new Dense(4);
            report.Add("output", dense.Apply(NDArray.Random.Normal((2, 3), seed: 1)));
            report.Add("compute", dense.ComputeDType);
            report.Add("variable", dense.VariableDType);
            report.Add("policy", Config.DTypePolicy().Name);
            var model = new Sequential
            {
                new Input(3),
                new Dense(8, activation: "relu"),
                new Dense(1, dtype: "float32"),
            };
            model.Compile(optimizer: new Adam(learningRate: 0.01), loss: "mse");
            var x = NDArray.Random.Normal((16, 3), seed: 2);
            report.Add("history", model.Fit(x, x[.., ..1], epochs: 2, batchSize: 8, verbose: 0));
            report.Add("optimizer", model.Optimizer.GetType().Name);
            report.Add("scale", model.Optimizer.GetConfig()["initial_scale"]);
        }

        internal static void PerLayer(Report report)
        {
            var x = NDArray.Random.Normal((2, 3), seed: 1);
            var half = new Dense(4, dtype: new DTypePolicy("mixed_bfloat16"));
            report.Add("bfloat16", half.Apply(x));
            report.Add("double", new Dense(4, dtype: "float64").Apply(x));
            report.Add("policy", half.DTypePolicy.Name);
            report.Add("kernel", half.Kernel.DType.Name);
            var scaled = new LossScaleOptimizer(new SGD(0.1), initialScale: 1024, dynamicGrowthSteps: 2);
            var model = new Sequential { new Input(3), new Dense(1) };
            model.Compile(scaled, "mse");
            report.Add("history", model.Fit(x, x[.., ..1], epochs: 3, verbose: 0));
            report.Add("learning rate", scaled.LearningRate);
            report.Add("iterations", scaled.Iterations);
        }

        internal static void LowRank(Report report)
        {
            var x = NDArray.Random.Normal((8, 6), seed: 1);
            var dense = new Dense(4);
            dense.Build((null, 6));
            dense.EnableLora(rank: 2);
            report.Add("trainable", dense.TrainableWeights.Select(one => one.Name));
            report.Add("before", dense.Apply(x));
            var model = new Sequential { new Input(6), dense };
            model.Compile("adam", "mse", jitCompile: false);
            report.Add("history", model.Fit(x, x[.., ..4], epochs: 2, verbose: 0));
            report.Add("kernel", dense.Kernel);
            report.Add("weights", model.GetWeights());

            var embedding = new Embedding(5, 3);
            embedding.Build((null, 2));
            embedding.EnableLora(2, loraAlpha: 4);
            report.Add(
                "embedding",
                embedding.Apply(
                    new[,]
                    {
                        { 1, 2 },
                        { 3, 4 },
                    }
                )
            );
            var einsum = new EinsumDense("abc,cd->abd", outputShape: (null, 4), biasAxes: "d");
            einsum.Build((null, 3, 6));
            einsum.EnableLora(2);
            report.Add("einsum", einsum.Apply(NDArray.Random.Normal((2, 3, 6), seed: 2)));
            var byConstructor = new Dense(4, loraRank: 2);
            report.Add("by constructor", byConstructor.Apply(x));
            model.Save(System.IO.Path.Combine(report.Folder, "lora.keras"));
            var loaded = Model.Load(System.IO.Path.Combine(report.Folder, "lora.keras"));
            report.Add("loaded", loaded.Predict(x));
        }

        internal static void Quantized(Report report)
        {
            var x = NDArray.Random.Normal((4, 6), seed: 1);
            foreach (var mode in new[] { "int8", "int4", "float8" })
            {
                Utils.SetRandomSeed(2);
                var model = new Sequential { new Input(6), new Dense(8, activation: "relu"), new Dense(2) };
                model.Quantize(mode);
                report.Add(mode, model.Predict(x));
                report.Add($"{mode} types", model.Weights.Select(one => $"{one.Name} {one.DType}"));
                report.Add($"{mode} policy", model.Layers[0].DTypePolicy.Name);
                report.Add($"{mode} mode", model.Layers[0].QuantizationMode);
                var file = model.Save(System.IO.Path.Combine(report.Folder, mode + ".keras"));
                report.Add($"{mode} loaded", Model.Load(file).Predict(x));
            }

            var policy = new QuantizedDTypePolicy("int8", "mixed_bfloat16");
            report.Add("by policy", policy.Name);
            report.Add("source", policy.ComputeDType);
            report.Add("dense", new Dense(3, dtype: "int8_from_float32").Apply(x));
            var config = new KerasNet.Quantizers.Int8QuantizationConfig(
                weightQuantizer: new KerasNet.Quantizers.AbsMaxQuantizer(axis: 0),
                activationQuantizer: Keras.None
            );
            var weightsOnly = new Dense(3);
            weightsOnly.Build((null, 6));
            weightsOnly.Quantize("int8", config: config);
            report.Add("weights only", weightsOnly.Apply(x));
        }

        internal static void PolicyMap(Report report)
        {
            var map = new DTypePolicyMap("float32") { ["dense_half"] = new DTypePolicy("float16") };
            report.Add("default", map.DefaultPolicy.Name);
            report.Add("half", map["dense_half"].Name);
            report.Add("other", map["another"].Name);
        }
    }
}
