using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;
using KerasNet.Layers;
using KerasNet.Metrics;
using KerasNet.Optimizers;

namespace KerasNet
{
    /// <content>Models written in C#.</content>
    public partial class Model
    {
        /// <summary>Makes the base of a model written in C#: hold layers in fields and override <see cref="Layer.Call(Tensor, bool?, Tensor?)"/>; override <see cref="TrainStep"/> to train in another way.</summary>
        /// <param name="name">Its name; left out: Keras chooses one after the class.</param>
        /// <param name="dtype">The type it computes in; left out: by the policy.</param>
        protected Model(string? name = null, DTypeOr dtype = default)
            : base(
                new PieceSeed(
                    "model",
                    new Arguments().AddGiven("name", name).AddGiven("dtype", dtype),
                    keepsState: true
                )
            ) { }

        /// <summary>The optimizer that the model was compiled with; change its <c>LearningRate</c> at any time.</summary>
        /// <exception cref="KerasArgumentException">The model is not compiled.</exception>
        public Optimizer Optimizer =>
            this.Get<object?>("optimizer") as Optimizer
            ?? throw new KerasArgumentException("The model is not compiled: call Compile first.");

        /// <summary>Ends a training after the step that is running; set it in a callback.</summary>
        public bool StopTraining
        {
            get => this.Get<bool>("stop_training");
            set => this.Set("stop_training", value);
        }

        /// <summary>Applies the model to inputs of any form.</summary>
        /// <param name="inputs">The inputs.</param>
        /// <param name="training">Whether dropout and the like are active; left out: as Keras decides.</param>
        /// <returns>The outputs.</returns>
        public TensorTree ApplyTree(TensorTree inputs, bool? training = null) =>
            TensorTree.Of(
                this.Invoke<object?>("__call__", new Arguments().AddPositional(inputs).AddGiven("training", training))
            )!;

        /// <summary>The loss that the model was compiled with, with those that its layers add.</summary>
        /// <param name="y">The targets.</param>
        /// <param name="yPred">The outputs.</param>
        /// <param name="sampleWeight">How much each sample counts.</param>
        /// <param name="x">The inputs.</param>
        /// <returns>The loss: one number.</returns>
        public virtual Tensor ComputeLoss(
            TensorTree? y,
            TensorTree? yPred,
            TensorTree? sampleWeight = null,
            TensorTree? x = null
        ) => Surface.Host<Tensor>("model_default", this, "compute_loss", new object?[] { x, y, yPred, sampleWeight });

        /// <summary>Counts a batch in and gives the metrics so far, by name.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="y">The targets.</param>
        /// <param name="yPred">The outputs.</param>
        /// <param name="sampleWeight">How much each sample counts.</param>
        /// <returns>The metrics.</returns>
        public virtual IReadOnlyDictionary<string, Tensor> ComputeMetrics(
            TensorTree? x,
            TensorTree? y,
            TensorTree? yPred,
            TensorTree? sampleWeight = null
        ) => this.Default("compute_metrics", x, y, yPred, sampleWeight);

        /// <summary>The metrics as <c>Fit</c> shows them: the results of <c>Metrics</c> by name.</summary>
        /// <returns>The results.</returns>
        public IReadOnlyDictionary<string, Tensor> GetMetricsResult() => this.Default("get_metrics_result");

        /// <summary>One step of a training; called while Keras traces, so it is compiled. Without an override: Keras's own.</summary>
        /// <param name="data">The batch.</param>
        /// <returns>What the step shows: numbers by name.</returns>
        protected virtual IReadOnlyDictionary<string, Tensor> TrainStep(StepData data) =>
            this.DefaultStep("train_step", data);

        /// <summary>One step of an evaluation; called while Keras traces. Without an override: Keras's own.</summary>
        /// <param name="data">The batch.</param>
        /// <returns>What the step shows: numbers by name.</returns>
        protected virtual IReadOnlyDictionary<string, Tensor> TestStep(StepData data) =>
            this.DefaultStep("test_step", data);

        /// <summary>One step of a prediction; called while Keras traces. Without an override: Keras's own.</summary>
        /// <param name="data">The batch.</param>
        /// <returns>The outputs.</returns>
        protected virtual TensorTree PredictStep(StepData data) =>
            TensorTree.Of(
                Surface.Host<object?>("model_step", this, "predict_step", data.X, data.Y, data.SampleWeight)
            )!;

        /// <summary>What a file holds of <see cref="Compile"/>. Override it together with <see cref="CompileFromConfig"/> where a model is compiled in a way of its own.</summary>
        /// <returns>Keras's objects, numbers, text, lists and dictionaries.</returns>
        protected virtual IReadOnlyDictionary<string, object?> GetCompileConfig() =>
            this.CallBase<Dictionary<string, object?>?>("get_compile_config") ?? new Dictionary<string, object?>();

        /// <summary>Compiles the model as a file says.</summary>
        /// <param name="config">What <see cref="GetCompileConfig"/> gave.</param>
        protected virtual void CompileFromConfig(IReadOnlyDictionary<string, object?> config) =>
            this.CallBase<object?>("compile_from_config", config);

        internal override object? Receive(string method, IReadOnlyList<object?> arguments)
        {
            TensorTree? Tree(int place) => TensorTree.Of(arguments[place]);
            switch (method)
            {
                case "train_step":
                    return this.TrainStep(new StepData(Tree(0)!, Tree(1), Tree(2)));
                case "test_step":
                    return this.TestStep(new StepData(Tree(0)!, Tree(1), Tree(2)));
                case "predict_step":
                    return this.PredictStep(new StepData(Tree(0)!, Tree(1), Tree(2)));
                case "compute_loss":
                    return this.ComputeLoss(Tree(1), Tree(2), Tree(3), Tree(0));
                case "get_compile_config":
                    return this.GetCompileConfig();
                case "compile_from_config":
                    this.CompileFromConfig((Dictionary<string, object?>)arguments[0]!);
                    this.Prepare();
                    return null;
                case "compute_metrics":
                    return this.ComputeMetrics(Tree(0), Tree(1), Tree(2), Tree(3));
                default:
                    return base.Receive(method, arguments);
            }
        }

        private IReadOnlyDictionary<string, Tensor> DefaultStep(string step, StepData data) =>
            Surface.Host<Dictionary<string, Tensor>>("model_step", this, step, data.X, data.Y, data.SampleWeight);

        private IReadOnlyDictionary<string, Tensor> Default(string method, params object?[] arguments) =>
            Surface.Host<Dictionary<string, Tensor>>("model_default", this, method, arguments);
    }
}
