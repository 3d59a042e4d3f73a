using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A number, or several: <c>0.2</c>, <c>(-0.1, 0.3)</c>.</summary>
    public readonly struct NumberOrTuple : IArgument
    {
        private readonly object? value;
        private readonly bool isGiven;

        private NumberOrTuple(object? value)
        {
            this.value = value;
            this.isGiven = true;
        }

        bool IArgument.IsGiven => this.isGiven;

        object? IArgument.Value => this.value;

        /// <summary>One value, for every axis.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NumberOrTuple(double value) => new NumberOrTuple(value);

        /// <summary>One value an axis.</summary>
        /// <param name="values">The values; null is <see cref="Keras.None"/>.</param>
        public static implicit operator NumberOrTuple(double[]? values) => new NumberOrTuple(PythonTuple.Of(values));

        /// <summary>Two values.</summary>
        /// <param name="values">The values.</param>
        public static implicit operator NumberOrTuple((double, double) values) => new NumberOrTuple(values);

        /// <summary>Three values.</summary>
        /// <param name="values">The values.</param>
        public static implicit operator NumberOrTuple((double, double, double) values) => new NumberOrTuple(values);

        /// <summary>Four values.</summary>
        /// <param name="values">The values.</param>
        public static implicit operator NumberOrTuple((double, double, double, double) values) =>
            new NumberOrTuple(values);

        /// <summary>Two pairs: before and after on each axis.</summary>
        /// <param name="values">The pairs.</param>
        public static implicit operator NumberOrTuple(
            ((double Before, double After), (double Before, double After)) values
        ) => new NumberOrTuple(values);

        /// <summary>Three pairs: before and after on each axis.</summary>
        /// <param name="values">The pairs.</param>
        public static implicit operator NumberOrTuple(
            ((double Before, double After), (double Before, double After), (double Before, double After)) values
        ) => new NumberOrTuple(values);

        /// <summary>None.</summary>
        /// <param name="none"><see cref="Keras.None"/>.</param>
        public static implicit operator NumberOrTuple(NoneValue none) => new NumberOrTuple(null);

        /// <inheritdoc/>
        public override string ToString() => this.isGiven ? this.value?.ToString() ?? "None" : "(Keras's default)";
    }
}
