using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;
using KerasNet.Layers;
using KerasNet.Losses;
using KerasNet.Metrics;
using KerasNet.Optimizers;

namespace KerasNet
{
    /// <summary>A network that can be trained, evaluated, applied, saved (<c>keras.Model</c>).</summary>
    public partial class Model : Layer
    {
        /// <summary>Makes a model of everything between one input and one output.</summary>
        /// <param name="inputs">The input.</param>
        /// <param name="outputs">The output.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <exception cref="KerasArgumentException">The output does not depend on the input.</exception>
        public Model(Tensor inputs, Tensor outputs, string? name = null)
            : this((object)inputs, outputs, name) { }

        /// <summary>Makes a model of everything between its inputs and outputs.</summary>
        /// <param name="inputs">The inputs, in order.</param>
        /// <param name="outputs">The outputs, in order.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <exception cref="KerasArgumentException">An output does not depend on the inputs.</exception>
        public Model(IEnumerable<Tensor> inputs, IEnumerable<Tensor> outputs, string? name = null)
            : this(inputs.ToList(), (object)outputs.ToList(), name) { }

        /// <summary>Makes a model of everything between its inputs and one output.</summary>
        /// <param name="inputs">The inputs, in order.</param>
        /// <param name="outputs">The output.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <exception cref="KerasArgumentException">The output does not depend on the inputs.</exception>
        public Model(IEnumerable<Tensor> inputs, Tensor outputs, string? name = null)
            : this(inputs.ToList(), (object)outputs, name) { }

        /// <summary>Makes a model of everything between one input and its outputs.</summary>
        /// <param name="inputs">The input.</param>
        /// <param name="outputs">The outputs, in order.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <exception cref="KerasArgumentException">An output does not depend on the input.</exception>
        public Model(Tensor inputs, IEnumerable<Tensor> outputs, string? name = null)
            : this((object)inputs, outputs.ToList(), name) { }

        /// <summary>Makes a model whose inputs and outputs go by name.</summary>
        /// <param name="inputs">The inputs.</param>
        /// <param name="outputs">The outputs.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <exception cref="KerasArgumentException">An output does not depend on the inputs.</exception>
        public Model(
            IReadOnlyDictionary<string, Tensor> inputs,
            IReadOnlyDictionary<string, Tensor> outputs,
            string? name = null
        )
            : this((object)inputs, outputs, name) { }

        /// <summary>Makes a model whose inputs go by name.</summary>
        /// <param name="inputs">The inputs.</param>
        /// <param name="outputs">The output.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <exception cref="KerasArgumentException">An output does not depend on the inputs.</exception>
        public Model(IReadOnlyDictionary<string, Tensor> inputs, Tensor outputs, string? name = null)
            : this((object)inputs, outputs, name) { }

        /// <summary>Makes a model whose inputs go by name.</summary>
        /// <param name="inputs">The inputs.</param>
        /// <param name="outputs">The outputs, in order.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <exception cref="KerasArgumentException">An output does not depend on the inputs.</exception>
        public Model(IReadOnlyDictionary<string, Tensor> inputs, IEnumerable<Tensor> outputs, string? name = null)
            : this((object)inputs, outputs.ToList(), name) { }

        /// <summary>Makes a model whose outputs go by name.</summary>
        /// <param name="inputs">The input.</param>
        /// <param name="outputs">The outputs.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <exception cref="KerasArgumentException">An output does not depend on the inputs.</exception>
        public Model(Tensor inputs, IReadOnlyDictionary<string, Tensor> outputs, string? name = null)
            : this((object)inputs, outputs, name) { }

        /// <summary>Makes a model whose outputs go by name.</summary>
        /// <param name="inputs">The inputs, in order.</param>
        /// <param name="outputs">The outputs.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <exception cref="KerasArgumentException">An output does not depend on the inputs.</exception>
        public Model(IEnumerable<Tensor> inputs, IReadOnlyDictionary<string, Tensor> outputs, string? name = null)
            : this(inputs.ToList(), (object)outputs, name) { }

        internal Model(PyHandle handle)
            : base(handle) { }

        private protected Model(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        private Model(object inputs, object outputs, string? name)
            : base(
                "keras.Model",
                new Arguments("Model").Add("inputs", inputs).Add("outputs", outputs).AddGiven("name", name)
            ) { }

        /// <summary>The layers, in order.</summary>
        public IReadOnlyList<Layer> Layers => this.Get<IReadOnlyList<Layer>>("layers");

        /// <summary>The symbolic inputs.</summary>
        public Tensors Inputs => this.Get<Tensors>("inputs");

        /// <summary>The symbolic outputs.</summary>
        public Tensors Outputs => this.Get<Tensors>("outputs");

        /// <summary>The names of the loss and of what is measured, once the model has been trained or measured.</summary>
        public IReadOnlyList<string> MetricsNames => this.Get<IReadOnlyList<string>>("metrics_names");

        /// <summary>The names of the outputs, in order.</summary>
        /// <exception cref="KerasNetException">The model is no graph of layers: it has a <c>Call</c> of its own.</exception>
        public IReadOnlyList<string> OutputNames => this.Get<IReadOnlyList<string>>("output_names");

        /// <summary>The shape of the one input, with the batch axis.</summary>
        /// <exception cref="KerasArgumentException">The model has several inputs: take those of <see cref="Inputs"/>.</exception>
        public Shape InputShape => OneOf(this.Inputs, nameof(this.Inputs));

        /// <summary>The shape of the one output, with the batch axis.</summary>
        /// <exception cref="KerasArgumentException">The model has several outputs: take those of <see cref="Outputs"/>.</exception>
        public Shape OutputShape => OneOf(this.Outputs, nameof(this.Outputs));

        /// <summary>The training of the latest fit, also of one that was cancelled; null before the first.</summary>
        public History? History { get; private set; }

        /// <summary>Chooses how the model is trained.</summary>
        /// <param name="optimizer">A name or an optimizer. Keras's default: <c>rmsprop</c>.</param>
        /// <param name="loss">What training makes small: a name or a loss; one an output, by order or by name.</param>
        /// <param name="lossWeights">How much each output's loss counts, by output name or in order.</param>
        /// <param name="metrics">What is measured as well: names or metrics; by output where there are several.</param>
        /// <param name="weightedMetrics">What is measured with sample and class weights.</param>
        /// <param name="runEagerly">Whether each step runs uncompiled: slow, for debugging.</param>
        /// <param name="stepsPerExecution">How many steps run in one compiled call.</param>
        /// <param name="jitCompile">Whether XLA compiles the step; left out: as Keras decides.</param>
        /// <param name="autoScaleLoss">Whether the loss is scaled with a float16 policy.</param>
        /// <exception cref="KerasArgumentException">A name is not known.</exception>
        public void Compile(
            NameOr<Optimizer> optimizer = default,
            OneOrMany<Loss> loss = default,
            LossWeights lossWeights = default,
            OneOrMany<Metric> metrics = default,
            OneOrMany<Metric> weightedMetrics = default,
            bool runEagerly = false,
            int stepsPerExecution = 1,
            bool? jitCompile = null,
            bool autoScaleLoss = true
        )
        {
            this.Invoke(
                "compile",
                new Arguments("Model.Compile")
                    .AddGiven("optimizer", optimizer)
                    .AddGiven("loss", loss)
                    .AddGiven("loss_weights", lossWeights)
                    .AddGiven("metrics", metrics.AsList())
                    .AddGiven("weighted_metrics", weightedMetrics.AsList())
                    .Add("run_eagerly", runEagerly, false)
                    .Add("steps_per_execution", stepsPerExecution, 1, Bounds.AtLeast(1))
                    .AddGiven("jit_compile", jitCompile)
                    .Add("auto_scale_loss", autoScaleLoss, true)
            );
        }

        /// <summary>A layer by its name.</summary>
        /// <param name="name">The name.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="KerasArgumentException">There is no such layer; the message lists those there are.</exception>
        public Layer GetLayer(string name) =>
            this.Invoke<Layer>("get_layer", new Arguments("Model.GetLayer").AddRequired("name", name));

        /// <summary>A layer by its name, as what it is.</summary>
        /// <typeparam name="T">The type of the layer.</typeparam>
        /// <param name="name">The name.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="KerasArgumentException">There is no such layer, or it is of another type.</exception>
        public T GetLayer<T>(string name)
            where T : Layer
        {
            var found = this.GetLayer(name);
            return found as T
                ?? throw new KerasArgumentException(
                    $"Model.GetLayer: name: the layer '{name}' is a {found.GetType().Name}, not a {typeof(T).Name}.",
                    nameof(name)
                );
        }

        /// <summary>A layer by its place.</summary>
        /// <param name="index">The place, counted from 0; negative: from the end.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="KerasArgumentException">There is no such place.</exception>
        public Layer GetLayer(int index) =>
            this.Invoke<Layer>("get_layer", new Arguments("Model.GetLayer").Add("index", index));

        /// <summary>A table of the layers with their output shapes and numbers of weights.</summary>
        /// <param name="lineLength">How wide the table is, in characters; left out: as the console.</param>
        /// <param name="expandNested">Whether the layers of models within the model are listed too.</param>
        /// <param name="showTrainable">Whether each line tells if the layer's weights are trained.</param>
        /// <returns>The table as text.</returns>
        public string Summary(int? lineLength = null, bool expandNested = false, bool showTrainable = false) =>
            Surface.Host<string>(
                "summary",
                this,
                new Arguments()
                    .AddGiven("line_length", lineLength)
                    .Add("expand_nested", expandNested, false)
                    .Add("show_trainable", showTrainable, false)
            );

        /// <summary>The architecture as JSON, without weights.</summary>
        /// <returns>The JSON.</returns>
        public string ToJson() => this.Invoke<string>("to_json", new Arguments());

        private static Shape OneOf(Tensors several, string name) =>
            several.Count == 1
                ? several[0].Shape
                : throw new KerasArgumentException(
                    $"The model has {several.Count} {name.ToLowerInvariant()}: take the shapes of {name}."
                );
    }
}
