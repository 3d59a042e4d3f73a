using System.Collections.Generic;
using KerasNet;
using KerasNet.Layers;
using KerasNet.Losses;
using KerasNet.Metrics;

namespace Corners.Programs
{
    /// <summary>Losses, metrics, and what is written by hand for them.</summary>
    internal static class Measuring
    {
        internal static void Losses(Report report)
        {
            var truth = NDArray.Random.Uniform((4, 3), seed: 1);
            var guess = NDArray.Random.Uniform((4, 3), seed: 2);
            var weights = new[] { 1f, 0f, 2f, 0.5f };
            report.Add("mse", new KerasNet.Losses.MeanSquaredError().Apply(truth, guess, sampleWeight: weights));
            report.Add("none", new KerasNet.Losses.MeanSquaredError(reduction: "none").Apply(truth, guess));
            report.Add("huber", new Huber(delta: 0.3).Apply(truth, guess));
            report.Add(
                "focal",
                new BinaryFocalCrossentropy(alpha: 0.3, gamma: 3, applyClassBalancing: true).Apply(
                    Ops.Round(truth),
                    guess
                )
            );
            report.Add("cosine", new KerasNet.Losses.CosineSimilarity(axis: 1).Apply(truth, guess));
            report.Add("dice", new Dice(axis: new[] { 1 }).Apply(truth, guess));
            report.Add("sum", new KerasNet.Losses.KLDivergence(reduction: Reduction.Sum).Apply(truth, guess));
            report.Add("function", KerasNet.Losses.LossFunctions.MeanAbsoluteError(truth, guess));
            report.Add(
                "sparse",
                new KerasNet.Losses.SparseCategoricalCrossentropy(ignoreClass: -1).Apply(new[] { 0, -1, 2, 1 }, guess)
            );
        }

        internal static void Metrics(Report report)
        {
            var labels = new[] { 0, 1, 1, 0 };
            var guess = new[] { 0.1f, 0.7f, 0.4f, 0.6f };
            var all = new Metric[]
            {
                new AUC(numThresholds: 20, curve: "PR"),
                new Precision(thresholds: 0.5),
                new Recall(thresholds: new[] { 0.3, 0.5 }),
                new SpecificityAtSensitivity(0.5),
                new TruePositives(),
                new KerasNet.Metrics.RootMeanSquaredError(),
            };
            foreach (var metric in all)
            {
                metric.UpdateState(labels, guess);
                metric.UpdateState(labels, guess, sampleWeight: new[] { 1f, 2f, 0f, 1f });
                report.Add(metric.Name, metric.Result());
                metric.ResetState();
            }

            var mean = new Mean();
            mean.UpdateState(new[] { 1f, 3f });
            mean.UpdateState(5, sampleWeight: 2);
            report.Add("mean", mean.Result());
            var f1 = new F1Score(average: "macro", threshold: 0.5);
            f1.UpdateState(NDArray.Eye(3), NDArray.Random.Uniform((3, 3), seed: 1));
            report.Add("f1", f1.Result());
            var iou = new MeanIoU(numClasses: 2);
            iou.UpdateState(labels, new[] { 0, 1, 0, 0 });
            report.Add("iou", iou.Result());
            report.Add("variables", iou.Variables);
            report.Add(
                "by call",
                new TopKCategoricalAccuracy(k: 2).Apply(NDArray.Eye(3), NDArray.Random.Uniform((3, 3), seed: 1))
            );
        }

        internal static void InTraining(Report report)
        {
            var x = NDArray.Random.Normal((12, 4), seed: 1);
            var y = NDArray.Random.Integers(12, 0, 3, seed: 2);
            var model = new Sequential
            {
                new Input(4),
                new Dense(3, activation: "softmax", kernelRegularizer: new KerasNet.Regularizers.L2(0.1)),
            };
            model.Compile(
                "sgd",
                loss: "sparse_categorical_crossentropy",
                metrics: new NameOr<Metric>[] { "accuracy", new SparseTopKCategoricalAccuracy(k: 2, name: "top2") },
                weightedMetrics: new[] { "accuracy" }
            );
            report.Add(
                "history",
                model.Fit(x, y, epochs: 2, sampleWeight: NDArray.Random.Uniform(12, seed: 3), verbose: 0)
            );
            report.Add("evaluation", model.Evaluate(x, y, verbose: 0));
            report.Add("losses", model.Losses);
            report.Add("names", model.MetricsNames);
        }

        internal static void Pieces(Report report)
        {
            var x = NDArray.Random.Normal((4, 3), seed: 1);
            report.Add("orthogonal", new KerasNet.Initializers.Orthogonal(gain: 2, seed: 1).Apply((3, 4)));
            report.Add("truncated", KerasNet.Initializers.InitializerFunctions.Get("truncated_normal").GetConfig());
            report.Add("identity", new KerasNet.Initializers.Identity(gain: 0.5).Apply((3, 3)));
            report.Add("constant", new Dense(2, kernelInitializer: new KerasNet.Initializers.Constant(0.25)).Apply(x));
            report.Add("l1l2", new KerasNet.Regularizers.L1L2(0.1, 0.2).Apply(x));
            report.Add("norm", new KerasNet.Constraints.MaxNorm(maxValue: 0.5, axis: 1).Apply(x));
            report.Add("unit", new KerasNet.Constraints.UnitNorm(axis: 0).Apply(x));
            report.Add(
                "orthogonal penalty",
                new KerasNet.Regularizers.OrthogonalRegularizer(factor: 0.1, mode: "rows").Apply(x)
            );
            report.Add("activation", Activations.Elu(x, alpha: 0.5));
            report.Add("by name", new Activation("hard_swish").Apply(x));
            report.Add("lambda", new Lambda(t => t * 2 + 1).Apply(x));
            report.Add(
                "function",
                new Dense(2, activation: ActivationFunction.From(t => Ops.Square(t)), useBias: false).Apply(x)
            );
            report.Add(
                "own",
                new Dense(
                    2,
                    kernelInitializer: "lecun_uniform",
                    biasInitializer: new KerasNet.Initializers.RandomUniform(-1, 1, seed: 2)
                ).Apply(x)
            );
            report.Add("noise", new GaussianNoise(0.5, seed: 1).Apply(x, training: true));
            report.Add("activity", new ActivityRegularization(l1: 0.1).Apply(x));
        }
    }
}
