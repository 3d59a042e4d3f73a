using System.Collections.Generic;
using System.Linq;

namespace KerasNet
{
    /// <summary>An element of a <see cref="Dataset"/>, read to look at it: a row, or a batch.</summary>
    public sealed class DatasetElement
    {
        private readonly object? x;

        private DatasetElement(object? x, NDArray? y, NDArray? sampleWeight)
        {
            this.x = x;
            this.Y = y;
            this.SampleWeight = sampleWeight;
        }

        /// <summary>The input, where there is one.</summary>
        /// <exception cref="KerasArgumentException">The inputs go by name, or there are several.</exception>
        public NDArray X =>
            this.x as NDArray
            ?? throw new KerasArgumentException("The element has several inputs; use Inputs or NamedInputs.");

        /// <summary>The inputs, in order.</summary>
        public IReadOnlyList<NDArray> Inputs =>
            this.x switch
            {
                IDictionary<string, object?> named => named.Values.Cast<NDArray>().ToArray(),
                IEnumerable<object?> several => several.Cast<NDArray>().ToArray(),
                _ => new[] { this.X },
            };

        /// <summary>The inputs by name.</summary>
        /// <exception cref="KerasArgumentException">They have no names.</exception>
        public IReadOnlyDictionary<string, NDArray> NamedInputs =>
            this.x is IDictionary<string, object?> named
                ? named.ToDictionary(pair => pair.Key, pair => (NDArray)pair.Value!)
                : throw new KerasArgumentException("The inputs of this element have no names; use X or Inputs.");

        /// <summary>The target; null where there is none.</summary>
        public NDArray? Y { get; }

        /// <summary>The weight; null where there is none.</summary>
        public NDArray? SampleWeight { get; }

        /// <summary>Input and target.</summary>
        /// <param name="x">The input.</param>
        /// <param name="y">The target.</param>
        /// <exception cref="KerasArgumentException">There are several inputs, or no target.</exception>
        public void Deconstruct(out NDArray x, out NDArray y)
        {
            x = this.X;
            y =
                this.Y
                ?? throw new KerasArgumentException(
                    "The element has no target, or several; use X, Inputs or NamedInputs."
                );
        }

        /// <summary>Input, target and weight.</summary>
        /// <param name="x">The input.</param>
        /// <param name="y">The target.</param>
        /// <param name="sampleWeight">The weight; null where there is none.</param>
        /// <exception cref="KerasArgumentException">There are several inputs, or no target.</exception>
        public void Deconstruct(out NDArray x, out NDArray y, out NDArray? sampleWeight)
        {
            (x, y) = this;
            sampleWeight = this.SampleWeight;
        }

        internal static DatasetElement Of(object? value)
        {
            return value is List<object?> parts
                ? new DatasetElement(
                    parts[0],
                    parts.ElementAtOrDefault(1) as NDArray,
                    parts.ElementAtOrDefault(2) as NDArray
                )
                : new DatasetElement(value, null, null);
        }
    }
}
