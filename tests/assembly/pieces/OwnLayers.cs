using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Constraints;
using KerasNet.Initializers;
using KerasNet.Layers;
using KerasNet.Losses;
using KerasNet.Metrics;
using KerasNet.Optimizers;
using KerasNet.Optimizers.Schedules;
using KerasNet.Regularizers;

namespace Pieces
{
    /// <summary>A dense layer as the guide "making new layers" writes it.</summary>
    public sealed class Linear : Layer
    {
        private Variable? kernel;
        private Variable? bias;

        public Linear(int units, NameOr<Initializer> kernelInitializer = default, string? name = null)
            : base(name)
        {
            this.Units = units;
            this.KernelInitializer = kernelInitializer;
        }

        public int Units { get; }

        public NameOr<Initializer> KernelInitializer { get; }

        protected override void Build(Shape inputShape)
        {
            this.kernel = this.AddWeight(
                "kernel",
                (inputShape[inputShape.Rank - 1], this.Units),
                this.KernelInitializer
            );
            this.bias = this.AddWeight("bias", this.Units, "zeros");
        }

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask) =>
            Ops.Matmul(input, this.kernel!) + this.bias!;
    }

    /// <summary>Layers in fields, one of them in a list; dropout while training.</summary>
    public sealed class Block : Layer
    {
        private readonly Linear first = new Linear(8);
        private readonly List<Layer> rest = new List<Layer>();
        private readonly Dropout dropout = new Dropout(0.5, seed: 1);

        public Block(int depth)
        {
            this.Depth = depth;
            for (var index = 0; index < depth; index++)
            {
                this.rest.Add(new Dense(4, activation: "relu"));
            }
        }

        public int Depth { get; }

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask) =>
            this.dropout.Apply(
                this.rest.Aggregate(Ops.Relu(this.first.Apply(input)), (value, layer) => layer.Apply(value)),
                training
            );
    }

    /// <summary>Two inputs, and a shape it tells itself.</summary>
    public sealed class Gate : Layer
    {
        private Variable? weight;

        protected override void Build(IReadOnlyList<Shape> inputShapes) =>
            this.weight = this.AddWeight("weight", inputShapes[0][1]!.Value, "ones");

        protected override Tensor Call(Tensors inputs, bool? training) =>
            inputs[0] * Ops.Sigmoid(inputs[1] * this.weight!);

        public override Shape ComputeOutputShape(Shape inputShape) => inputShape;

        protected override Shape ComputeOutputShape(IReadOnlyList<Shape> inputShapes) => inputShapes[0];
    }

    /// <summary>Two outputs.</summary>
    public sealed class MeanAndSpread : Layer
    {
        protected override TensorTree CallMany(TensorTree inputs, bool? training)
        {
            var mean = Ops.Mean(inputs.One, axis: -1, keepdims: true);
            return new[] { mean, inputs.One - mean };
        }
    }

    /// <summary>Averages the time steps that count.</summary>
    public sealed class MaskedMean : Layer
    {
        public MaskedMean() => this.SupportsMasking = true;

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask)
        {
            if (mask == null)
            {
                return Ops.Mean(input, axis: 1);
            }

            var counts = Ops.ExpandDims(Ops.Cast(mask, "float32"), -1);
            return Ops.Sum(input* counts, axis: 1) / Ops.Sum(counts, axis: 1);
        }

        public override Tensor? ComputeMask(Tensor input, Tensor? mask = null) => null;
    }

    /// <summary>Adds to the loss.</summary>
    public sealed class Pull : Layer
    {
        public Pull(double rate) => this.Rate = rate;

        public double Rate { get; }

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask)
        {
            this.AddLoss(Ops.Sum(Ops.Square(input)) * this.Rate);
            return input;
        }
    }

    public sealed class Quartic : Loss
    {
        public Quartic(double scale = 1.0, string name = "quartic")
            : base(name) => this.Scale = scale;

        public double Scale { get; }

        protected override Tensor Call(Tensor yTrue, Tensor yPred) =>
            Ops.Mean(Ops.Square(Ops.Square(yPred - yTrue)), axis: -1) * this.Scale;
    }

    public sealed class WithinTolerance : Metric
    {
        private readonly Variable hits;
        private readonly Variable count;

        public WithinTolerance(double tolerance, string name = "within")
            : base(name)
        {
            this.Tolerance = tolerance;
            this.hits = this.AddVariable(name: "hits");
            this.count = this.AddVariable(name: "count");
        }

        public double Tolerance { get; }

        public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
        {
            var close = Ops.Cast(Ops.Abs(yPred - yTrue) < this.Tolerance, "float32");
            this.hits.AssignAdd(Ops.Sum(close));
            this.count.AssignAdd(Ops.Cast(Ops.Size(close), "float32"));
        }

        public override Tensor Result() => this.hits / this.count.Value;
    }

    public sealed class Lasso : Regularizer
    {
        public Lasso(double strength) => this.Strength = strength;

        public double Strength { get; }

        protected override Tensor Call(Tensor x) => Ops.Sum(Ops.Abs(x)) * this.Strength;
    }

    public sealed class Positive : Constraint
    {
        protected override Tensor Call(Tensor w) => Ops.Maximum(w, 0.0);
    }

    public sealed class Staircase : Initializer
    {
        protected override Tensor Call(Shape shape, DType dtype) =>
            Ops.Reshape(Ops.Cast(Ops.Arange((double)shape.Size!.Value), dtype.Name) * 0.1, shape);
    }

    public sealed class Halving : LearningRateSchedule
    {
        public Halving(double start, int every)
        {
            this.Start = start;
            this.Every = every;
        }

        public double Start { get; }

        public int Every { get; }

        protected override Tensor Call(Tensor step) =>
            Ops.Power(0.5, Ops.Floor(Ops.Cast(step, "float32") / (double)this.Every)) * this.Start;
    }

    /// <summary>Stochastic gradient descent with momentum.</summary>
    public sealed class Heavy : Optimizer
    {
        private List<Variable> speeds = new List<Variable>();

        public Heavy(OneOf<double, LearningRateSchedule> learningRate, double momentum = 0.9)
            : base(learningRate) => this.Momentum = momentum;

        public double Momentum { get; }

        protected override void Build(IReadOnlyList<Variable> variables) =>
            this.speeds = variables.Select(variable => this.AddVariableLike(variable, "momentum")).ToList();

        protected override void UpdateStep(Tensor gradient, Variable variable, Tensor learningRate)
        {
            var speed = this.speeds[this.IndexOf(variable)];
            speed.Assign(speed.Value * this.Momentum - gradient * learningRate);
            variable.AssignAdd(speed);
        }
    }
}
