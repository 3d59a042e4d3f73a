using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A value of one of two kinds: <c>"epoch"</c> or <c>100</c>, <c>true</c> or <c>"auto"</c>.</summary>
    /// <typeparam name="T1">The one kind.</typeparam>
    /// <typeparam name="T2">The other kind.</typeparam>
    public readonly struct OneOf<T1, T2> : IArgument
    {
        private readonly object? value;
        private readonly bool isGiven;

        private OneOf(object? value)
        {
            this.value = value;
            this.isGiven = true;
        }

        bool IArgument.IsGiven => this.isGiven;

        object? IArgument.Value => this.value;

        /// <summary>A value of the one kind.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator OneOf<T1, T2>(T1 value) => new OneOf<T1, T2>(value);

        /// <summary>A value of the other kind.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator OneOf<T1, T2>(T2 value) => new OneOf<T1, T2>(value);

        /// <summary>None.</summary>
        /// <param name="none"><see cref="Keras.None"/>.</param>
        public static implicit operator OneOf<T1, T2>(NoneValue none) => new OneOf<T1, T2>(null);

        /// <inheritdoc/>
        public override string ToString() => this.isGiven ? this.value?.ToString() ?? "None" : "(Keras's default)";
    }
}
