using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A seed: a whole number, or a generator of seeds.</summary>
    public readonly struct Seed : IArgument
    {
        private readonly object? value;
        private readonly bool isGiven;

        private Seed(object? value)
        {
            this.value = value;
            this.isGiven = true;
        }

        bool IArgument.IsGiven => this.isGiven;

        object? IArgument.Value => this.value;

        /// <summary>A number: the same number gives the same values.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Seed(int value) => new Seed(value);

        /// <summary>A generator: each use gives new values.</summary>
        /// <param name="generator">The generator; null is <see cref="Keras.None"/>.</param>
        public static implicit operator Seed(SeedGenerator generator) => new Seed(generator);

        /// <summary>None: values differ from run to run.</summary>
        /// <param name="none"><see cref="Keras.None"/>.</param>
        public static implicit operator Seed(NoneValue none) => new Seed(null);

        /// <inheritdoc/>
        public override string ToString() => this.isGiven ? this.value?.ToString() ?? "None" : "(Keras's default)";
    }
}
