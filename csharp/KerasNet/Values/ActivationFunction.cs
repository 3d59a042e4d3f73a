using System;
using KerasNet.Hosting;
using KerasNet.Layers;

namespace KerasNet
{
    /// <summary>An activation: a name such as <c>"relu"</c>, a layer, or a function of a tensor.</summary>
    public readonly struct ActivationFunction : IArgument
    {
        private readonly object? value;
        private readonly bool isGiven;

        private ActivationFunction(object? value)
        {
            this.value = value;
            this.isGiven = true;
        }

        bool IArgument.IsGiven => this.isGiven;

        object? IArgument.Value => this.value;

        /// <summary>A name that Keras knows: <c>relu</c>, <c>softmax</c>, <c>gelu</c> …</summary>
        /// <param name="name">The name; null is <see cref="Keras.None"/>.</param>
        public static implicit operator ActivationFunction(string? name) => new ActivationFunction(name);

        /// <summary>A layer that is applied.</summary>
        /// <param name="layer">The layer.</param>
        public static implicit operator ActivationFunction(Layer layer) => new ActivationFunction(layer);

        /// <summary>A function, called while Keras traces: what it returns is compiled.</summary>
        /// <param name="function">The function.</param>
        public static implicit operator ActivationFunction(Func<Tensor, Tensor> function) => From(function);

        /// <summary>None: the layer is linear.</summary>
        /// <param name="none"><see cref="Keras.None"/>.</param>
        public static implicit operator ActivationFunction(NoneValue none) => new ActivationFunction(null);

        /// <summary>A function as an activation (a lambda can't convert by itself).</summary>
        /// <param name="function">The function, called while Keras traces: what it returns is compiled.</param>
        /// <returns>The activation.</returns>
        public static ActivationFunction From(Func<Tensor, Tensor> function) =>
            new ActivationFunction(TensorFunction.Of(function));

        /// <summary>A function with a name, so that models that use it can be saved and loaded.</summary>
        /// <param name="name">The name under which files know it.</param>
        /// <param name="function">The function, called while Keras traces: what it returns is compiled.</param>
        /// <param name="package">What comes before the name in files, such as the name of the program.</param>
        /// <returns>The activation.</returns>
        /// <remarks>A program that only loads the model calls this as well, before it loads.</remarks>
        public static ActivationFunction Named(string name, Func<Tensor, Tensor> function, string package = "Custom") =>
            new ActivationFunction(
                new OpaqueObject(Surface.Host<PyHandle>("name_function", package, name, TensorFunction.Of(function)))
            );

        /// <inheritdoc/>
        public override string ToString() => this.isGiven ? this.value?.ToString() ?? "None" : "(Keras's default)";
    }
}
