using System;
using System.Runtime.CompilerServices;

namespace KerasNet.Hosting
{
    /// <summary>Values that Python shall see as a tuple; arrays and lists become Python lists or arrays otherwise.</summary>
    internal sealed class PythonTuple : ITuple
    {
        private readonly object?[] values;

        private PythonTuple(object?[] values) => this.values = values;

        /// <inheritdoc/>
        public int Length => this.values.Length;

        /// <inheritdoc/>
        public object? this[int index] => this.values[index];

        /// <inheritdoc/>
        public override string ToString() => $"({string.Join(", ", this.values)})";

        internal static PythonTuple? Of<T>(T[]? values) =>
            values == null ? null : new PythonTuple(Array.ConvertAll(values, value => (object?)value));
    }
}
