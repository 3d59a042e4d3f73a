using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet.Layers
{
    /// <summary>A step of a network, with or without weights: the base of all layers (<c>keras.layers.Layer</c>).</summary>
    public partial class Layer : KerasObject
    {
        internal Layer(PyHandle handle)
            : base(handle) { }

        private protected Layer(string symbol, Arguments arguments)
            : base(symbol, arguments) => this.parts = this.IsPiece ? new FieldScan() : null;

        /// <summary>Its name: the one it was given, or Keras's.</summary>
        public string Name => this.Get<string>("name");

        /// <summary>Whether its weights exist.</summary>
        public bool Built => this.Get<bool>("built");

        /// <summary>Applies the layer to a tensor, symbolic or not.</summary>
        /// <param name="input">The input.</param>
        /// <param name="training">Whether dropout and the like are active; left out: as Keras decides.</param>
        /// <param name="mask">Which time steps count; left out: the mask that the input carries.</param>
        /// <returns>The output.</returns>
        /// <exception cref="KerasArgumentException">The shape does not fit, or the layer returned several tensors (use <see cref="ApplyMany(Tensor, bool?)"/>).</exception>
        public Tensor Apply(Tensor input, bool? training = null, Tensor? mask = null) =>
            this.One(
                new Arguments()
                    .AddRequiredPositional("input", input)
                    .AddGiven("training", training)
                    .AddGiven("mask", mask)
            );

        /// <summary>Applies the layer to several tensors, as <c>Add</c> and <c>Concatenate</c> want.</summary>
        /// <param name="inputs">The inputs.</param>
        /// <param name="training">Whether dropout and the like are active; left out: as Keras decides.</param>
        /// <returns>The output.</returns>
        /// <exception cref="KerasArgumentException">The shapes do not fit, or the layer returned several tensors.</exception>
        public Tensor Apply(IEnumerable<Tensor> inputs, bool? training = null) =>
            this.One(
                new Arguments()
                    .AddPositional(new List<Tensor>(Required.Value(inputs, this.GetType().Name, nameof(inputs))))
                    .AddGiven("training", training)
            );

        /// <summary>Applies the layer to several tensors or arrays, as <c>Add</c> and <c>Concatenate</c> want.</summary>
        /// <param name="inputs">The inputs: <c>new[] { a, b }</c>.</param>
        /// <param name="training">Whether dropout and the like are active; left out: as Keras decides.</param>
        /// <returns>The output.</returns>
        /// <exception cref="KerasArgumentException">The shapes do not fit, or the layer returned several tensors.</exception>
        public Tensor Apply(Tensors inputs, bool? training = null) => this.Apply((IEnumerable<Tensor>)inputs, training);

        /// <summary>Applies the layer, or a model, to named tensors.</summary>
        /// <param name="inputs">The inputs by name.</param>
        /// <param name="training">Whether dropout and the like are active; left out: as Keras decides.</param>
        /// <returns>The output.</returns>
        /// <exception cref="KerasArgumentException">The shapes do not fit, or the layer returned several tensors.</exception>
        public Tensor Apply(IReadOnlyDictionary<string, Tensor> inputs, bool? training = null) =>
            this.One(new Arguments().AddRequiredPositional("inputs", inputs).AddGiven("training", training));

        /// <summary>Applies the layer, or a model, to named arrays.</summary>
        /// <param name="inputs">The inputs by name.</param>
        /// <param name="training">Whether dropout and the like are active; left out: as Keras decides.</param>
        /// <returns>The output.</returns>
        /// <exception cref="KerasArgumentException">The shapes do not fit, or the layer returned several tensors.</exception>
        public Tensor Apply(IReadOnlyDictionary<string, NDArray> inputs, bool? training = null) =>
            this.One(new Arguments().AddPositional(inputs).AddGiven("training", training));

        /// <summary>Applies a layer that returns several tensors, such as an LSTM that returns its state.</summary>
        /// <param name="input">The input.</param>
        /// <param name="training">Whether dropout and the like are active; left out: as Keras decides.</param>
        /// <returns>The outputs.</returns>
        public Tensors ApplyMany(Tensor input, bool? training = null) =>
            this.Invoke<Tensors>(
                "__call__",
                new Arguments().AddRequiredPositional("input", input).AddGiven("training", training)
            );

        /// <summary>Applies a layer or model to several tensors where it returns several.</summary>
        /// <param name="inputs">The inputs.</param>
        /// <param name="training">Whether dropout and the like are active; left out: as Keras decides.</param>
        /// <returns>The outputs.</returns>
        public Tensors ApplyMany(IEnumerable<Tensor> inputs, bool? training = null) =>
            this.Invoke<Tensors>(
                "__call__",
                new Arguments()
                    .AddPositional(new List<Tensor>(Required.Value(inputs, this.GetType().Name, nameof(inputs))))
                    .AddGiven("training", training)
            );

        /// <summary>Applies a layer or model to several tensors or arrays where it returns several.</summary>
        /// <param name="inputs">The inputs: <c>new[] { a, b }</c>.</param>
        /// <param name="training">Whether dropout and the like are active; left out: as Keras decides.</param>
        /// <returns>The outputs.</returns>
        public Tensors ApplyMany(Tensors inputs, bool? training = null) =>
            this.ApplyMany((IEnumerable<Tensor>)inputs, training);

        /// <summary>Copies of the values of all weights, in Keras's order.</summary>
        /// <returns>One array a weight.</returns>
        public IReadOnlyList<NDArray> GetWeights() =>
            this.Invoke<IReadOnlyList<NDArray>>("get_weights", new Arguments());

        /// <summary>Gives all weights new values.</summary>
        /// <param name="weights">One array a weight, in the order of <see cref="GetWeights"/>.</param>
        /// <exception cref="KerasArgumentException">The number of arrays or a shape differs.</exception>
        public void SetWeights(IEnumerable<NDArray> weights) =>
            this.Invoke(
                "set_weights",
                new Arguments().AddPositional(
                    new List<NDArray>(Required.Value(weights, this.GetType().Name, nameof(weights)))
                )
            );

        /// <summary>Number of single numbers in all weights.</summary>
        /// <returns>The number.</returns>
        /// <exception cref="KerasArgumentException">The layer is not built yet.</exception>
        public long CountParams() => this.Invoke<long>("count_params", new Arguments());

        private protected Tensor One(Arguments arguments)
        {
            var output = this.Invoke<object?>("__call__", arguments);
            return output as Tensor
                ?? throw new KerasArgumentException(
                    $"{this.GetType().Name} returned {(output is System.Collections.ICollection several ? $"{several.Count} tensors" : "no tensor")}; use ApplyMany."
                );
        }
    }
}
