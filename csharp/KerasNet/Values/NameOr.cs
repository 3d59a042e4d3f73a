using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A Keras name such as <c>"he_normal"</c>, or an object.</summary>
    /// <typeparam name="T">What the object is: an initializer, an optimizer, a loss …</typeparam>
    public readonly struct NameOr<T> : IArgument
        where T : KerasObject
    {
        private readonly object? value;
        private readonly bool isGiven;

        private NameOr(object? value)
        {
            this.value = value;
            this.isGiven = true;
        }

        bool IArgument.IsGiven => this.isGiven;

        object? IArgument.Value => this.value;

        /// <summary>A name.</summary>
        /// <param name="name">A name that Keras knows; null is <see cref="Keras.None"/>.</param>
        public static implicit operator NameOr<T>(string? name) => new NameOr<T>(name);

        /// <summary>An object.</summary>
        /// <param name="value">The object; null is <see cref="Keras.None"/>.</param>
        public static implicit operator NameOr<T>(T value) => new NameOr<T>(value);

        /// <summary>None.</summary>
        /// <param name="none"><see cref="Keras.None"/>.</param>
        public static implicit operator NameOr<T>(NoneValue none) => new NameOr<T>(null);

        /// <inheritdoc/>
        public override string ToString() => this.isGiven ? this.value?.ToString() ?? "None" : "(Keras's default)";
    }
}
