using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Initializers;
using KerasNet.Layers;
using KerasNet.Optimizers;
using KerasNet.Regularizers;

namespace Pieces
{
    /// <summary>A dense layer with a factor, and a weight beside Keras's own.</summary>
    public sealed class ScaledDense : Dense
    {
        private Variable? gain;

        public ScaledDense(int units, double scale = 2, NameOr<Initializer> kernelInitializer = default)
            : base(units, kernelInitializer: kernelInitializer) => this.Scale = scale;

        public double Scale { get; }

        protected override void Build(Shape inputShape)
        {
            base.Build(inputShape);
            this.gain = this.AddWeight("gain", initializer: "ones");
        }

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask) =>
            base.Call(input, training, mask) * this.gain! * this.Scale;
    }

    /// <summary>Keras applies it by the names of its parameters (<c>initial_state</c>).</summary>
    public sealed class RaisedLstm : LSTM
    {
        public RaisedLstm(int units)
            : base(units, kernelInitializer: "ones") { }

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask) =>
            base.Call(input, training, mask) + 1.0;
    }

    public sealed class SlowAdam : Adam
    {
        public SlowAdam(double learningRate = 0.001)
            : base(learningRate) { }

        protected override void UpdateStep(Tensor gradient, Variable variable, Tensor learningRate) =>
            base.UpdateStep(gradient, variable, learningRate * 0.5);
    }

    public sealed class TwiceSquared : KerasNet.Losses.MeanSquaredError
    {
        protected override Tensor Call(Tensor yTrue, Tensor yPred) => base.Call(yTrue, yPred) * 2.0;
    }

    public sealed class PercentOff : KerasNet.Metrics.MeanAbsoluteError
    {
        public PercentOff(string name = "percent_off")
            : base(name: name) { }

        public override Tensor Result() => base.Result() * 100.0;
    }

    public sealed class StrongL2 : L2
    {
        public StrongL2(double l2 = 0.01)
            : base(l2) { }

        protected override Tensor Call(Tensor x) => base.Call(x) * 3.0;
    }

    public sealed class WideUniform : RandomUniform
    {
        public WideUniform(int seed = 3)
            : base(seed: seed) { }

        protected override Tensor Call(Shape shape, DType dtype) => base.Call(shape, dtype) * 10.0;
    }

    public sealed class CountingStop : EarlyStopping
    {
        public CountingStop()
            : base(monitor: "loss", patience: 2, minDelta: 1e9) { }

        public int Epochs { get; private set; }

        public override void OnEpochEnd(int epoch, IReadOnlyDictionary<string, double> logs)
        {
            this.Epochs++;
            base.OnEpochEnd(epoch, logs);
        }
    }

    /// <summary>A functional model with a step of its own, as the guide "customizing fit" has it.</summary>
    public sealed class OwnGraph : Model
    {
        public OwnGraph(Tensor inputs, Tensor outputs)
            : base(inputs, outputs) { }

        protected override IReadOnlyDictionary<string, Tensor> TrainStep(StepData data)
        {
            var (x, y, sampleWeight) = data;
            using var tape = new GradientTape();
            var predicted = this.Apply(x, training: true);
            var loss = this.ComputeLoss(y, predicted, sampleWeight);
            this.Optimizer.Apply(tape.Gradient(loss, this.TrainableVariables), this.TrainableVariables);
            foreach (var metric in this.Metrics)
            {
                if (metric.Name == "loss")
                {
                    metric.UpdateState(loss);
                }
                else
                {
                    metric.UpdateState(y!, predicted, sampleWeight!);
                }
            }

            return this.Metrics.ToDictionary(metric => metric.Name, metric => metric.Result());
        }
    }

    /// <summary>A stack that gets its layers from outside.</summary>
    public sealed class CountedStack : Sequential
    {
        public int Traces { get; private set; }

        protected override IReadOnlyDictionary<string, Tensor> TrainStep(StepData data)
        {
            this.Traces++;
            return base.TrainStep(data);
        }
    }

    /// <summary>A stack that makes its layers.</summary>
    public sealed class Funnel : Sequential
    {
        public Funnel(int width)
        {
            this.Width = width;
            this.Add(new Input(4));
            this.Add(new Dense(width, activation: "relu"));
            this.Add(new Dense(1));
        }

        public int Width { get; }
    }

    /// <summary>A functional model that makes its graph.</summary>
    public sealed class Tower : Model
    {
        public Tower(int width)
            : this(width, new Input(4)) { }

        private Tower(int width, Input input)
            : base(input, new Dense(1).Apply(new Dense(width, activation: "relu").Apply(input))) => this.Width = width;

        public int Width { get; }
    }
}
