using System;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>An array, or a plain number, which takes the type of the array that it meets.</summary>
    public readonly struct ArrayOrNumber : IArgument
    {
        private readonly object? value;

        private ArrayOrNumber(object value) => this.value = value;

        bool IArgument.IsGiven => this.value != null;

        object? IArgument.Value => this.value;

        /// <summary>An array.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator ArrayOrNumber(NDArray array) =>
            new ArrayOrNumber(array ?? throw new ArgumentNullException(nameof(array)));

        /// <summary>An array of .NET; shares memory.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator ArrayOrNumber(Array array) => new ArrayOrNumber(NDArray.Share(array));

        /// <summary>A number.</summary>
        /// <param name="number">The number.</param>
        public static implicit operator ArrayOrNumber(double number) => new ArrayOrNumber(number);

        /// <summary>A whole number.</summary>
        /// <param name="number">The number.</param>
        public static implicit operator ArrayOrNumber(long number) => new ArrayOrNumber(number);

        /// <summary>A whole number.</summary>
        /// <param name="number">The number.</param>
        public static implicit operator ArrayOrNumber(int number) => new ArrayOrNumber(number);

        /// <summary>True or false.</summary>
        /// <param name="flag">The value.</param>
        public static implicit operator ArrayOrNumber(bool flag) => new ArrayOrNumber(flag);

        /// <inheritdoc/>
        public override string ToString() => this.value?.ToString() ?? string.Empty;
    }
}
