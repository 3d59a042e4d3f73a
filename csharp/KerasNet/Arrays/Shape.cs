using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>The length of each axis: <c>(28, 28, 1)</c>. A null length, as in <c>(null, 128)</c>, is any.</summary>
    public readonly struct Shape : IArgument, IReadOnlyList<int?>, IEquatable<Shape>
    {
        private readonly int?[]? dimensions;

        /// <summary>Makes a shape.</summary>
        /// <param name="dimensions">The length of each axis; null where any length will do, <c>new Shape(null)</c> too. None at all: a scalar.</param>
        public Shape(params int?[]? dimensions) => this.dimensions = dimensions ?? new int?[] { null };

        /// <summary>Number of axes.</summary>
        public int Rank => this.dimensions?.Length ?? 0;

        /// <summary>Number of axes.</summary>
        public int Count => this.Rank;

        /// <summary>The shape, or that of a single number where none was given.</summary>
        internal Shape OrScalar => this.dimensions == null ? new Shape(Array.Empty<int?>()) : this;

        /// <summary>Number of elements; null when the length of an axis is not known.</summary>
        public long? Size =>
            this.Any(length => length == null)
                ? (long?)null
                : this.Aggregate(1L, (product, length) => product * length!.Value);

        bool IArgument.IsGiven => this.dimensions != null;

        object? IArgument.Value => PythonTuple.Of(this.dimensions);

        /// <summary>The length of an axis.</summary>
        /// <param name="axis">The axis, counted from 0.</param>
        /// <returns>The length; null if any length will do.</returns>
        public int? this[int axis] =>
            this.dimensions != null ? this.dimensions[axis] : throw new ArgumentOutOfRangeException(nameof(axis));

        /// <summary>A shape of one axis.</summary>
        /// <param name="length">Its length; null where any will do.</param>
        public static implicit operator Shape(int? length) => new Shape(length);

        /// <summary>A shape from lengths.</summary>
        /// <param name="lengths">The length of each axis.</param>
        public static implicit operator Shape(int[] lengths) =>
            new Shape(
                Array.ConvertAll(lengths ?? throw new ArgumentNullException(nameof(lengths)), length => (int?)length)
            );

        /// <summary>A shape from lengths that may be unknown.</summary>
        /// <param name="lengths">The length of each axis.</param>
        public static implicit operator Shape(int?[] lengths) => new Shape(lengths);

        /// <summary>A shape of one axis, written like Python's one-element tuple.</summary>
        /// <param name="lengths">The lengths.</param>
        public static implicit operator Shape(ValueTuple<int?> lengths) => new Shape(lengths.Item1);

        /// <summary>A shape of two axes.</summary>
        /// <param name="lengths">The lengths.</param>
        public static implicit operator Shape((int?, int?) lengths) => new Shape(lengths.Item1, lengths.Item2);

        /// <summary>A shape of three axes.</summary>
        /// <param name="lengths">The lengths.</param>
        public static implicit operator Shape((int?, int?, int?) lengths) =>
            new Shape(lengths.Item1, lengths.Item2, lengths.Item3);

        /// <summary>A shape of four axes.</summary>
        /// <param name="lengths">The lengths.</param>
        public static implicit operator Shape((int?, int?, int?, int?) lengths) =>
            new Shape(lengths.Item1, lengths.Item2, lengths.Item3, lengths.Item4);

        /// <summary>A shape of five axes.</summary>
        /// <param name="lengths">The lengths.</param>
        public static implicit operator Shape((int?, int?, int?, int?, int?) lengths) =>
            new Shape(lengths.Item1, lengths.Item2, lengths.Item3, lengths.Item4, lengths.Item5);

        /// <summary>A shape of six axes.</summary>
        /// <param name="lengths">The lengths.</param>
        public static implicit operator Shape((int?, int?, int?, int?, int?, int?) lengths) =>
            new Shape(lengths.Item1, lengths.Item2, lengths.Item3, lengths.Item4, lengths.Item5, lengths.Item6);

        /// <summary>Whether two shapes are equal, axis by axis.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static bool operator ==(Shape left, Shape right) => left.Equals(right);

        /// <summary>Whether two shapes differ.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

        /// <summary>The lengths, all of them known.</summary>
        /// <returns>One number an axis.</returns>
        /// <exception cref="InvalidOperationException">The length of an axis is not known.</exception>
        public int[] ToArray()
        {
            var text = this.ToString();
            return this.Select(length =>
                    length ?? throw new InvalidOperationException($"The shape {text} has an axis of unknown length.")
                )
                .ToArray();
        }

        /// <inheritdoc/>
        public bool Equals(Shape other) =>
            (this.dimensions ?? Array.Empty<int?>()).SequenceEqual(other.dimensions ?? Array.Empty<int?>());

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Shape other && this.Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() =>
            this.Aggregate(this.Rank, (hash, length) => HashCode.Combine(hash, length));

        /// <inheritdoc/>
        public IEnumerator<int?> GetEnumerator() =>
            ((IEnumerable<int?>)(this.dimensions ?? Array.Empty<int?>())).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();

        /// <summary>As Python writes it: <c>(28, 28, 1)</c>, <c>(None, 128)</c>, <c>(3,)</c>.</summary>
        /// <returns>The text.</returns>
        public override string ToString()
        {
            var parts = this.Select(length => length?.ToString(CultureInfo.InvariantCulture) ?? "None").ToArray();
            return parts.Length == 1 ? $"({parts[0]},)" : $"({string.Join(", ", parts)})";
        }
    }
}
