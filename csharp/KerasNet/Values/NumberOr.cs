using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A number, or an object that yields one, such as a learning rate schedule.</summary>
    /// <typeparam name="T">What the object is.</typeparam>
    public readonly struct NumberOr<T> : IArgument
        where T : KerasObject
    {
        private readonly object? value;
        private readonly bool isGiven;

        private NumberOr(object? value)
        {
            this.value = value;
            this.isGiven = true;
        }

        bool IArgument.IsGiven => this.isGiven;

        object? IArgument.Value => this.value;

        /// <summary>A number.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator NumberOr<T>(double value) => new NumberOr<T>(value);

        /// <summary>An object.</summary>
        /// <param name="value">The object; null is <see cref="Keras.None"/>.</param>
        public static implicit operator NumberOr<T>(T value) => new NumberOr<T>(value);

        /// <summary>None.</summary>
        /// <param name="none"><see cref="Keras.None"/>.</param>
        public static implicit operator NumberOr<T>(NoneValue none) => new NumberOr<T>(null);

        /// <inheritdoc/>
        public override string ToString() => this.isGiven ? this.value?.ToString() ?? "None" : "(Keras's default)";
    }
}
