using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KerasNet;
using KerasNet.Layers;
using KerasNet.Losses;
using KerasNet.Metrics;
using KerasNet.Optimizers;

namespace Pieces
{
    /// <summary>Draws from the distribution that the encoder describes.</summary>
    public sealed class Sampling : Layer
    {
        private readonly SeedGenerator seeds = new SeedGenerator(1337);

        protected override Tensor Call(Tensors inputs, bool? training)
        {
            var (mean, logVariance) = inputs;
            var shape = Ops.Shape(mean);
            return mean + Ops.Exp(0.5 * logVariance) * KerasRandom.Normal((shape[0], shape[1]), seed: this.seeds);
        }
    }

    public sealed class Encoder : Layer
    {
        private readonly Dense projection;
        private readonly (Dense Mean, Dense LogVariance) heads;
        private readonly Sampling sampling = new Sampling();

        public Encoder(int latent, int width, string name = "encoder")
            : base(name)
        {
            this.Latent = latent;
            this.Width = width;
            this.projection = new Dense(width, activation: "relu");
            this.heads = (new Dense(latent), new Dense(latent));
        }

        public int Latent { get; }

        public int Width { get; }

        protected override TensorTree CallMany(TensorTree inputs, bool? training)
        {
            var x = this.projection.Apply(inputs);
            var mean = this.heads.Mean.Apply(x);
            var logVariance = this.heads.LogVariance.Apply(x);
            return new[] { mean, logVariance, this.sampling.Apply(new[] { mean, logVariance }) };
        }
    }

    /// <summary>The autoencoder of the guide "making new layers and models".</summary>
    public sealed class Vae : Model
    {
        private readonly Encoder encoder;
        private readonly Layer[][] decoder;

        public Vae(int original, int width, int latent)
        {
            this.Original = original;
            this.Width = width;
            this.Latent = latent;
            this.encoder = new Encoder(latent, width);
            this.decoder = new[]
            {
                new Layer[] { new Dense(width, activation: "relu") },
                new Layer[] { new Dense(original, activation: "sigmoid") },
            };
        }

        public int Original { get; }

        public int Width { get; }

        public int Latent { get; }

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask)
        {
            var (mean, logVariance, z) = this.encoder.ApplyMany(input);
            this.AddLoss(-0.5 * Ops.Mean(logVariance - Ops.Square(mean) - Ops.Exp(logVariance) + 1));
            return this.decoder.SelectMany(row => row).Aggregate(z, (value, layer) => layer.Apply(value));
        }
    }

    /// <summary>Two networks and two optimizers, compiled in a way of its own, which files keep.</summary>
    public sealed class TwoOptimizers : Model
    {
        private readonly Model critic;
        private readonly Model generator;
        private readonly Mean criticLoss = new Mean("d_loss");
        private readonly Mean generatorLoss = new Mean("g_loss");
        private readonly SeedGenerator seeds = new SeedGenerator(1337);
        private Optimizer? ofCritic;
        private Optimizer? ofGenerator;
        private Loss? measure;

        public TwoOptimizers(Model critic, Model generator, int latent)
        {
            this.critic = critic;
            this.generator = generator;
            this.Latent = latent;
        }

        public int Latent { get; }

        public Optimizer? OfCritic => this.ofCritic;

        public void Compile(Optimizer ofCritic, Optimizer ofGenerator, Loss measure)
        {
            this.Compile();
            this.ofCritic = ofCritic;
            this.ofGenerator = ofGenerator;
            this.measure = measure;
        }

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask) => this.critic.Apply(input);

        protected override IReadOnlyDictionary<string, object?> GetCompileConfig() =>
            new Dictionary<string, object?>
            {
                ["of_critic"] = this.ofCritic,
                ["of_generator"] = this.ofGenerator,
                ["measure"] = this.measure,
            };

        protected override void CompileFromConfig(IReadOnlyDictionary<string, object?> config)
        {
            this.Compile((Optimizer)config["of_critic"]!, (Optimizer)config["of_generator"]!, (Loss)config["measure"]!);
            this.ofCritic!.Build(this.critic.TrainableWeights);
            this.ofGenerator!.Build(this.generator.TrainableWeights);
        }

        protected override IReadOnlyDictionary<string, Tensor> TrainStep(StepData data)
        {
            var real = data.X.One;
            var count = Ops.Shape(real)[0];
            var fake = this.generator.Apply(KerasRandom.Normal((count, this.Latent), seed: this.seeds));
            var labels = Ops.Concatenate(new[] { Ops.Ones((count, 1)), Ops.Zeros((count, 1)) }, axis: 0);
            labels += 0.05 * KerasRandom.Uniform(Ops.Shape(labels), seed: this.seeds);
            Tensor losses;
            using (var tape = new GradientTape())
            {
                losses = this.measure!.Apply(labels, this.critic.Apply(Ops.Concatenate(new[] { fake, real }, axis: 0)));
                var gradients = tape.Gradient(losses, this.critic.TrainableWeights);
                this.ofCritic!.Apply(gradients, this.critic.TrainableWeights);
            }

            this.criticLoss.UpdateState(losses);
            var noise = KerasRandom.Normal((count, this.Latent), seed: this.seeds);
            using (var tape = new GradientTape())
            {
                losses = this.measure.Apply(Ops.Zeros((count, 1)), this.critic.Apply(this.generator.Apply(noise)));
                var weights = this.generator.TrainableWeights;
                var gradients = tape.Gradient(losses, weights);
                this.ofGenerator!.ApplyGradients(gradients.Zip(weights, (gradient, weight) => (gradient, weight)));
            }

            this.generatorLoss.UpdateState(losses);
            return this.Metrics.ToDictionary(metric => metric.Name, metric => metric.Result());
        }
    }

    /// <summary>The cell of the guide to recurrent networks.</summary>
    public sealed class MinimalCell : RNNCell
    {
        private Variable? kernel;
        private Variable? recurrent;

        public MinimalCell(int units) => this.Units = units;

        public int Units { get; }

        public override IReadOnlyList<Shape> StateSize => new Shape[] { this.Units };

        protected override void Build(Shape inputShape)
        {
            this.kernel = this.AddWeight("kernel", (inputShape[^1], this.Units));
            this.recurrent = this.AddWeight("recurrent", (this.Units, this.Units));
        }

        protected override (Tensor Output, IReadOnlyList<Tensor> States) Call(
            Tensor input,
            IReadOnlyList<Tensor> states,
            bool? training
        )
        {
            var output = Ops.Matmul(input, this.kernel!) + Ops.Matmul(states[0], this.recurrent!);
            return (output, new[] { output });
        }
    }

    /// <summary>Writes more into files than its weights, and builds itself in its own way.</summary>
    public sealed class Keeper : Layer
    {
        private Variable? factor;

        public string[] Words { get; set; } = Array.Empty<string>();

        public float[] Extra { get; set; } = Array.Empty<float>();

        protected override void Build(Shape inputShape) =>
            this.factor = this.AddWeight((int)inputShape[1]!, "glorot_uniform");

        protected override Tensor Call(Tensor input, bool? training, Tensor? mask) => input * this.factor!;

        protected override IReadOnlyDictionary<string, object?> GetBuildConfig() =>
            new Dictionary<string, object?> { ["columns"] = this.factor!.Shape[0] };

        protected override void BuildFromConfig(IReadOnlyDictionary<string, object?> config) =>
            this.EnsureBuilt((null, Convert.ToInt32(config["columns"])));

        protected override void SaveOwnVariables(IDictionary<string, NDArray> store)
        {
            base.SaveOwnVariables(store);
            store["extra"] = this.Extra;
        }

        protected override void LoadOwnVariables(IReadOnlyDictionary<string, NDArray> store)
        {
            this.Extra = store["extra"].ToArray<float>();
            base.LoadOwnVariables(
                store.Where(pair => pair.Key != "extra").ToDictionary(pair => pair.Key, pair => pair.Value)
            );
        }

        protected override void SaveAssets(string directory) =>
            File.WriteAllLines(System.IO.Path.Combine(directory, "words.txt"), this.Words);

        protected override void LoadAssets(string directory) =>
            this.Words = File.ReadAllLines(System.IO.Path.Combine(directory, "words.txt"));
    }
}
