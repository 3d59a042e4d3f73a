using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Layers;
using KerasNet.Optimizers;
using KerasNet.Optimizers.Schedules;

namespace Corners.Programs
{
    /// <summary>Learning rates and optimizers.</summary>
    internal static class Schedules
    {
        internal static void Values(Report report)
        {
            var all = new Dictionary<string, LearningRateSchedule>
            {
                ["cosine"] = new CosineDecay(0.0, decaySteps: 10, warmupTarget: 0.1, warmupSteps: 3, alpha: 0.01),
                ["restarts"] = new CosineDecayRestarts(0.1, firstDecaySteps: 4, tMul: 1.5, mMul: 0.9),
                ["exponential"] = new ExponentialDecay(0.1, decaySteps: 4, decayRate: 0.9, staircase: true),
                ["inverse"] = new InverseTimeDecay(0.1, 3, 0.5),
                ["piecewise"] = new PiecewiseConstantDecay(boundaries: new[] { 3, 6 }, values: new[] { 1.0, 0.5, 0.1 }),
                ["polynomial"] = new PolynomialDecay(0.1, 8, endLearningRate: 0.001, power: 2, cycle: true),
            };
            foreach (var (name, schedule) in all)
            {
                report.Add(name, Enumerable.Range(0, 12).Select(step => schedule.Apply(step)));
            }
        }

        internal static void InTraining(Report report)
        {
            var x = NDArray.Random.Normal((16, 3), seed: 1);
            var optimizer = new AdamW(
                learningRate: new CosineDecay(1e-4, decaySteps: 6, warmupTarget: 1e-2, warmupSteps: 2),
                weightDecay: 0.01,
                clipnorm: 1.0
            );
            var model = new Sequential { new Input(3), new Dense(4, activation: "tanh"), new Dense(1) };
            model.Compile(optimizer, "mse");
            report.Add("history", model.Fit(x, x[.., ..1], batchSize: 4, epochs: 2, verbose: 0));
            report.Add("rate", optimizer.LearningRate);
            report.Add("steps", optimizer.Iterations);
            report.Add("weights", model.GetWeights());
        }

        internal static void EveryOptimizer(Report report)
        {
            var x = NDArray.Random.Normal((12, 4), seed: 1);
            var all = new Optimizer[]
            {
                new SGD(0.1, momentum: 0.9, nesterov: true),
                new RMSprop(0.01, rho: 0.8, centered: true),
                new Adam(amsgrad: true),
                new AdamW(weightDecay: 0.1),
                new Adadelta(),
                new Adagrad(initialAccumulatorValue: 0.2),
                new Adamax(),
                new Adafactor(),
                new Nadam(),
                new Ftrl(l1RegularizationStrength: 0.01),
                new Lion(learningRate: 1e-3),
                new Lamb(),
                new Muon(),
                new ScheduleFreeAdamW(),
                new Adam(0.01, gradientAccumulationSteps: 2),
                new SGD(0.05, useEma: true, emaMomentum: 0.9, emaOverwriteFrequency: 2),
                new SGD(0.05, globalClipnorm: 0.5),
                new SGD(0.05, clipvalue: 0.1),
            };
            for (int i = 0; i < all.Length; i++)
            {
                Utils.SetRandomSeed(3);
                var model = new Sequential { new Input(4), new Dense(3), new Dense(1) };
                // Eager: each is about the steps of an optimizer; building 18 graphs would take most of the time.
                model.Compile(all[i], "mse", runEagerly: true);
                model.Fit(x, x[.., ..1], batchSize: 4, epochs: 1, shuffle: false, verbose: 0);
                report.Add($"{i} {all[i].GetType().Name}", model.GetWeights());
                report.Add($"{i} variables", all[i].Variables.Count);
            }
        }

        internal static void ByHand(Report report)
        {
            var optimizer = new SGD(learningRate: 0.1);
            var weight = new Variable(new[] { 1f, 2f, 3f });
            optimizer.Build(new[] { weight });
            optimizer.ApplyGradients(new[] { ((Tensor)new[] { 1f, 1f, 1f }, weight) });
            optimizer.LearningRate = 0.5;
            optimizer.Apply(new Tensor[] { new[] { 1f, 0f, 0f } });
            report.Add("weight", weight);
            report.Add("rate", optimizer.LearningRate);
            report.Add("config", optimizer.GetConfig());
            report.Add("by name", OptimizerFunctions.Get("adam").GetConfig()["name"]);
        }
    }
}
