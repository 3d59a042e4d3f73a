using System;
using System.Collections.Generic;
using KerasNet.Hosting;
using KerasNet.Initializers;

namespace KerasNet.Metrics
{
    /// <summary>What is measured besides the loss: the base of all metrics (<c>keras.metrics.Metric</c>).</summary>
    public partial class Metric : KerasObject
    {
        private readonly FieldScan? parts;

        /// <summary>Makes the base of a metric written in C#: add variables in the constructor; override <c>UpdateState</c> and <see cref="Result"/>.</summary>
        /// <param name="name">Its name in logs; left out: Keras chooses one after the class.</param>
        /// <param name="dtype">The type it computes in; left out: the policy's.</param>
        protected Metric(string? name = null, DTypeOr dtype = default)
            : base(
                new PieceSeed(
                    "metric",
                    new Arguments().AddGiven("name", name).AddGiven("dtype", dtype),
                    keepsState: true
                )
            ) => this.parts = new FieldScan();

        internal Metric(PyHandle handle)
            : base(handle) { }

        private protected Metric(string symbol, Arguments arguments)
            : base(symbol, arguments) => this.parts = this.IsPiece ? new FieldScan() : null;

        /// <summary>A metric that a function computes: the mean of what it gives.</summary>
        /// <param name="function">Takes the targets and the outputs; gives one number a sample. Called while Keras traces.</param>
        /// <param name="name">Its name in logs.</param>
        /// <returns>The metric.</returns>
        public static Metric From(Func<Tensor, Tensor, Tensor> function, string name = "function_metric") =>
            new MeanMetricWrapper(function ?? throw new ArgumentNullException(nameof(function)), name);

        /// <summary>Counts a batch in.</summary>
        /// <param name="yTrue">The targets.</param>
        /// <param name="yPred">The outputs.</param>
        /// <param name="sampleWeight">How much each sample counts.</param>
        public virtual void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
        {
            this.RefuseForPiece("UpdateState(Tensor, Tensor, Tensor?)");
            if (this.IsDerived)
            {
                this.CallBase<object?>("update_state", yTrue, yPred, sampleWeight);
                return;
            }

            this.Invoke(
                "update_state",
                new Arguments().AddPositional(yTrue).AddPositional(yPred).AddGiven("sample_weight", sampleWeight)
            );
        }

        /// <summary>Counts values in by their weights, for metrics of one value such as <c>Mean</c>; for others: targets and outputs.</summary>
        /// <param name="values">The values.</param>
        /// <param name="sampleWeight">How much each counts.</param>
        public void UpdateState(Tensor values, Tensor sampleWeight)
        {
            if (this.IsPiece)
            {
                this.UpdateState(values, sampleWeight, null);
            }
            else
            {
                this.Invoke("update_state", new Arguments().AddPositional(values).AddPositional(sampleWeight));
            }
        }

        /// <summary>Counts a batch in and tells the measure of all that was counted in.</summary>
        /// <param name="yTrue">The targets.</param>
        /// <param name="yPred">The outputs.</param>
        /// <param name="sampleWeight">How much each sample counts.</param>
        /// <returns>The measure.</returns>
        public Tensor Apply(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
        {
            this.UpdateState(yTrue, yPred, sampleWeight);
            return this.Result();
        }

        /// <summary>Counts values in, for metrics of one value such as <c>Mean</c>.</summary>
        /// <param name="values">The values.</param>
        public void UpdateState(Tensor values) => this.Invoke("update_state", new Arguments().AddPositional(values));

        /// <summary>The measure of all that was counted in.</summary>
        /// <returns>A single number.</returns>
        public virtual Tensor Result()
        {
            this.RefuseForPiece("Result()");
            return this.IsDerived ? this.CallBase<Tensor>("result") : this.Invoke<Tensor>("result", new Arguments());
        }

        /// <summary>Forgets what was counted in: all variables become zero.</summary>
        public virtual void ResetState()
        {
            if (this.IsPiece)
            {
                this.CallBase<object?>("reset_state");
            }
            else
            {
                this.Invoke("reset_state", new Arguments());
            }
        }

        /// <summary>Adds a variable of the metric; call it in the constructor.</summary>
        /// <param name="shape">The length of each axis; left out: a single number.</param>
        /// <param name="initializer">Its first values. Default: zeros.</param>
        /// <param name="dtype">The type of its elements; left out: that of the metric.</param>
        /// <param name="name">Its name.</param>
        /// <returns>The variable.</returns>
        protected Variable AddVariable(
            Shape shape = default,
            NameOr<Initializer> initializer = default,
            DTypeOr dtype = default,
            string? name = null
        )
        {
            NameOr<Initializer> zeros = "zeros";
            return this.Invoke<Variable>(
                "add_variable",
                new Arguments()
                    .Add("shape", shape.OrScalar)
                    .Add("initializer", ((IArgument)initializer).IsGiven ? initializer : zeros)
                    .AddGiven("dtype", dtype)
                    .AddGiven("name", name)
            );
        }

        internal override object? Receive(string method, IReadOnlyList<object?> arguments)
        {
            switch (method)
            {
                case "update_state":
                    this.UpdateState(
                        PieceArguments.Tensor(arguments[0]),
                        PieceArguments.TensorOrNull(arguments[1])!,
                        PieceArguments.TensorOrNull(arguments[2])
                    );
                    return null;
                case "result":
                    return this.Result();
                case "reset_state":
                    this.ResetState();
                    return null;
                default:
                    return base.Receive(method, arguments);
            }
        }

        private protected override void Prepare()
        {
            if (this.parts == null)
            {
                return;
            }

            foreach (var part in this.parts.NewParts(this))
            {
                Surface.Host<object?>("track_part", this, part.Key, part.Value);
            }
        }

        private void RefuseForPiece(string method)
        {
            if (this.IsPiece && !this.IsDerived)
            {
                throw this.Lacks(method);
            }
        }
    }
}
