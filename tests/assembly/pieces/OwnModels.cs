using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Layers;
using KerasNet.Losses;
using KerasNet.Metrics;
using KerasNet.Optimizers;

namespace Pieces
{
    /// <summary>A model by subclassing, trained by Keras's own step.</summary>
    public class Perceptron : Model
    {
        private readonly Dense hidden = new Dense(3, activation: "tanh");
        private readonly Dense output = new Dense(1);

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask) =>
            this.output.Apply(this.hidden.Apply(input));
    }

    /// <summary>The same with a step of its own, as the guide "customizing fit" writes it.</summary>
    public sealed class OwnStep : Perceptron
    {
        public int Traces { get; private set; }

        protected override IReadOnlyDictionary<string, Tensor> TrainStep(StepData data)
        {
            this.Traces++;
            using var tape = new GradientTape();
            var predicted = this.Apply(data.X, training: true);
            var loss = this.ComputeLoss(data.Y, predicted);
            var gradients = tape.Gradient(loss, this.TrainableWeights);
            this.Optimizer.Apply(gradients, this.TrainableWeights);
            var results = new Dictionary<string, Tensor>();
            foreach (var metric in this.Metrics)
            {
                if (metric.Name == "loss")
                {
                    metric.UpdateState(loss);
                }
                else
                {
                    metric.UpdateState(data.Y!, predicted);
                }

                results[metric.Name] = metric.Result();
            }

            return results;
        }

        protected override IReadOnlyDictionary<string, Tensor> TestStep(StepData data)
        {
            var predicted = this.Apply(data.X, training: false);
            var tracker = this.Metrics.OfType<Mean>().Single(metric => metric.Name == "loss");
            tracker.UpdateState(this.ComputeLoss(data.Y, predicted));
            return new Dictionary<string, Tensor> { ["loss"] = tracker.Result() };
        }
    }

    /// <summary>Two networks against each other.</summary>
    public sealed class Gan : Model
    {
        private readonly Model generator;
        private readonly Model critic;
        private readonly Optimizer generatorOptimizer = new SGD(0.01);
        private readonly Optimizer criticOptimizer = new SGD(0.01);
        private readonly Mean generatorLoss = new Mean("generator_loss");
        private readonly Mean criticLoss = new Mean("critic_loss");

        public Gan(Model generator, Model critic)
        {
            this.generator = generator;
            this.critic = critic;
        }

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask) => this.generator.Apply(input);

        protected override IReadOnlyDictionary<string, Tensor> TrainStep(StepData data)
        {
            var real = data.X.One;
            var noise = Ops.OnesLike(real) * 0.1;
            using (var tape = new GradientTape())
            {
                var fooled = this.critic.Apply(this.generator.Apply(noise));
                var loss = Ops.Mean(fooled) - Ops.Mean(this.critic.Apply(real));
                var gradients = tape.Gradient(loss, this.critic.TrainableWeights);
                this.criticOptimizer.Apply(gradients, this.critic.TrainableWeights);
                this.criticLoss.UpdateState(loss);
            }

            using (var tape = new GradientTape())
            {
                var loss = -Ops.Mean(this.critic.Apply(this.generator.Apply(noise)));
                var gradients = tape.Gradient(loss, this.generator.TrainableWeights);
                this.generatorOptimizer.Apply(gradients, this.generator.TrainableWeights);
                this.generatorLoss.UpdateState(loss);
            }

            return new Dictionary<string, Tensor>
            {
                ["critic"] = this.criticLoss.Result(),
                ["generator"] = this.generatorLoss.Result(),
            };
        }
    }

    /// <summary>What the tests call.</summary>
    public static class ModelTests
    {
        public static double[] Losses(string kind)
        {
            Utils.SetRandomSeed(3);
            var model = Make(kind);
            model.Compile(optimizer: new SGD(0.1), loss: "mse", metrics: "mae");
            var history = model.Fit(Nets.X, Nets.Y, batchSize: 16, epochs: 3, verbose: Verbose.Silent);
            var measured = model.Evaluate(Nets.X, Nets.Y, verbose: Verbose.Silent);
            return history.Loss.Concat(history["mae"]).Append(measured.Loss).ToArray();
        }

        public static int Traces()
        {
            var model = new OwnStep();
            model.Compile(optimizer: new SGD(0.1), loss: "mse");
            model.Fit(Nets.X, Nets.Y, batchSize: 4, epochs: 3, verbose: Verbose.Silent);
            return model.Traces;
        }

        public static float[] RoundTrip(string path)
        {
            var model = new OwnStep();
            model.Compile(optimizer: new SGD(0.1), loss: "mse");
            model.Fit(Nets.X, Nets.Y, verbose: Verbose.Silent);
            model.Save(path);
            var loaded = (OwnStep)Model.Load(path);
            loaded.Fit(Nets.X, Nets.Y, epochs: 1, verbose: Verbose.Silent);
            return model
                .Predict(Nets.X)
                .ToArray<float>()
                .Zip(Model.Load(path).Predict(Nets.X).ToArray<float>(), (a, b) => a - b)
                .ToArray();
        }

        public static string Gan()
        {
            var generator = new Sequential { new Input(4), new Dense(4) };
            var critic = new Sequential { new Input(4), new Dense(1) };
            var model = new Gan(generator, critic);
            float[] First(Model network) => network.GetWeights()[0].ToArray<float>();
            var (oldGenerator, oldCritic) = (First(generator), First(critic));
            model.Compile();
            var history = model.Fit(Nets.X, batchSize: 16, epochs: 2, verbose: Verbose.Silent);
            return $"{string.Join(" ", history.Keys)} {First(generator).SequenceEqual(oldGenerator)} {First(critic).SequenceEqual(oldCritic)} {model.TrainableWeights.Count}";
        }

        /// <summary>The loop of the guide "writing a training loop from scratch", eager or compiled.</summary>
        public static double[] Loop(bool compiled)
        {
            Utils.SetRandomSeed(5);
            var model = new Sequential { new Input(4), new Dense(3, activation: "tanh"), new Dense(1) };
            var optimizer = new SGD(0.1);
            var loss = new KerasNet.Losses.MeanSquaredError();
            var metric = new KerasNet.Metrics.MeanAbsoluteError();
            Tensor Step(Tensor x, Tensor y)
            {
                using var tape = new GradientTape();
                var predicted = model.Apply(x, training: true);
                var value = loss.Apply(y, predicted);
                var gradients = tape.Gradient(value, model.TrainableWeights);
                optimizer.Apply(gradients, model.TrainableWeights);
                metric.UpdateState(y, predicted);
                return value;
            }

            optimizer.Build(model.TrainableWeights);
            var losses = new List<double>();
            using var function = Function.Compile((Func<Tensor, Tensor, Tensor>)Step);
            for (var step = 0; step < 4; step++)
            {
                var value = compiled ? function.Invoke(Nets.X, Nets.Y) : Step(Nets.X, Nets.Y);
                losses.Add(value.ToArray<float>()[0]);
            }

            losses.Add(metric.Result().ToArray<float>()[0]);
            return losses.ToArray();
        }

        public static float[] GradientOfSquare()
        {
            Tensor x = new float[] { 1, 2, 3 };
            x = Ops.ConvertToTensor(x);
            using var tape = new GradientTape();
            tape.Watch(x);
            return tape.Gradient(Ops.Sum(x* x), x).ToArray<float>();
        }

        public static string OnBatches()
        {
            var model = Nets.Line();
            var first = model.TrainOnBatch(Nets.X, Nets.Y).Loss;
            for (var step = 0; step < 20; step++)
            {
                model.TrainOnBatch(Nets.X, Nets.Y);
            }

            model.ResetMetrics();
            return $"{model.TestOnBatch(Nets.X, Nets.Y).Loss < first} {model.Optimizer.Iterations.ToNDArray().ToScalar()}";
        }

        public static string NoGradient()
        {
            var model = new Sequential { new Input(4), new Dense(1) };
            var other = new Variable(1.0);
            using var tape = new GradientTape();
            var value = Ops.Sum(model.Apply((Tensor)Nets.X));
            try
            {
                tape.Gradient(value, new[] { other });
                return "nothing was thrown";
            }
            catch (KerasNetException error)
            {
                return error.Message;
            }
        }

        public static string ThrowsInStep()
        {
            var model = new Failing();
            model.Compile(optimizer: "sgd", loss: "mse");
            model.Fit(Nets.X, Nets.Y, verbose: Verbose.Silent);
            return "nothing was thrown";
        }

        private static Model Make(string kind)
        {
            switch (kind)
            {
                case "own step":
                    return new OwnStep();
                case "subclass":
                    return new Perceptron();
                default:
                    return new Sequential { new Input(4), new Dense(3, activation: "tanh"), new Dense(1) };
            }
        }

        private sealed class Failing : Perceptron
        {
            protected override IReadOnlyDictionary<string, Tensor> TrainStep(StepData data) =>
                throw new SensorException("the step is broken", 9);
        }
    }
}
