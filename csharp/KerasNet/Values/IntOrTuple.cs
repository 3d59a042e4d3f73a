using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A whole number, or several: <c>3</c>, <c>(3, 3)</c>, <c>((1, 1), (2, 2))</c>.</summary>
    public readonly struct IntOrTuple : IArgument
    {
        private readonly object? value;
        private readonly bool isGiven;

        private IntOrTuple(object? value)
        {
            this.value = value;
            this.isGiven = true;
        }

        bool IArgument.IsGiven => this.isGiven;

        object? IArgument.Value => this.value;

        /// <summary>One value, for every axis.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator IntOrTuple(int value) => new IntOrTuple(value);

        /// <summary>One value an axis.</summary>
        /// <param name="values">The values; null is <see cref="Keras.None"/>.</param>
        public static implicit operator IntOrTuple(int[]? values) => new IntOrTuple(PythonTuple.Of(values));

        /// <summary>Two values.</summary>
        /// <param name="values">The values.</param>
        public static implicit operator IntOrTuple((int, int) values) => new IntOrTuple(values);

        /// <summary>Three values.</summary>
        /// <param name="values">The values.</param>
        public static implicit operator IntOrTuple((int, int, int) values) => new IntOrTuple(values);

        /// <summary>Four values.</summary>
        /// <param name="values">The values.</param>
        public static implicit operator IntOrTuple((int, int, int, int) values) => new IntOrTuple(values);

        /// <summary>Two pairs: before and after on each axis.</summary>
        /// <param name="values">The pairs.</param>
        public static implicit operator IntOrTuple(((int Before, int After), (int Before, int After)) values) =>
            new IntOrTuple(values);

        /// <summary>Three pairs: before and after on each axis.</summary>
        /// <param name="values">The pairs.</param>
        public static implicit operator IntOrTuple(
            ((int Before, int After), (int Before, int After), (int Before, int After)) values
        ) => new IntOrTuple(values);

        /// <summary>A pair an axis, of four axes: before and after each.</summary>
        /// <param name="values">The pairs.</param>
        public static implicit operator IntOrTuple(
            ((int Before, int After), (int Before, int After), (int Before, int After), (int Before, int After)) values
        ) => new IntOrTuple(values);

        /// <summary>A pair an axis, of five axes: before and after each.</summary>
        /// <param name="values">The pairs.</param>
        public static implicit operator IntOrTuple(
            (
                (int Before, int After),
                (int Before, int After),
                (int Before, int After),
                (int Before, int After),
                (int Before, int After)
            ) values
        ) => new IntOrTuple(values);

        /// <summary>Several values of each of two: the axes of two tensors.</summary>
        /// <param name="values">The values.</param>
        public static implicit operator IntOrTuple((int[] First, int[] Second) values) =>
            new IntOrTuple((PythonTuple.Of(values.First), PythonTuple.Of(values.Second)));

        /// <summary>None.</summary>
        /// <param name="none"><see cref="Keras.None"/>.</param>
        public static implicit operator IntOrTuple(NoneValue none) => new IntOrTuple(null);

        /// <inheritdoc/>
        public override string ToString() => this.isGiven ? this.value?.ToString() ?? "None" : "(Keras's default)";
    }
}
