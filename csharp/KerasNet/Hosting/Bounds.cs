using System;
using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace KerasNet.Hosting
{
    /// <summary>The numbers that a parameter accepts: <c>Bounds.AtLeast(0).Below(1)</c>.</summary>
    internal readonly struct Bounds
    {
        private readonly double low;
        private readonly double high;
        private readonly bool isAboveLow;
        private readonly bool isBelowHigh;
        private readonly double besides;

        private Bounds(double low, bool isAboveLow, double high, bool isBelowHigh, double besides)
        {
            this.low = low;
            this.isAboveLow = isAboveLow;
            this.high = high;
            this.isBelowHigh = isBelowHigh;
            this.besides = besides;
        }

        /// <summary>This number and greater ones.</summary>
        internal static Bounds AtLeast(double low) =>
            new Bounds(low, false, double.PositiveInfinity, false, double.NaN);

        /// <summary>Greater numbers.</summary>
        internal static Bounds MoreThan(double low) =>
            new Bounds(low, true, double.PositiveInfinity, false, double.NaN);

        /// <summary>This number and lesser ones.</summary>
        internal static Bounds NotAbove(double high) => AtLeast(double.NegativeInfinity).AtMost(high);

        /// <summary>None above this number.</summary>
        internal Bounds AtMost(double high) => new Bounds(this.low, this.isAboveLow, high, false, this.besides);

        /// <summary>Only numbers below this one.</summary>
        internal Bounds Below(double high) => new Bounds(this.low, this.isAboveLow, high, true, this.besides);

        /// <summary>This number too.</summary>
        internal Bounds Or(double besides) =>
            new Bounds(this.low, this.isAboveLow, this.high, this.isBelowHigh, besides);

        /// <summary>Throws unless a value, or each number in it, is accepted. What is no number passes.</summary>
        /// <param name="owner">Whose parameter it is; null if it is not known.</param>
        /// <param name="parameter">The parameter as Python calls it.</param>
        /// <param name="value">A number, several, or something else.</param>
        /// <exception cref="KerasArgumentException">A number is out of range.</exception>
        internal void Check(string? owner, string parameter, object? value)
        {
            if (this.Accepts(value))
            {
                return;
            }

            var each = IsNumber(value) ? "it" : "each of its numbers";
            var who = owner == null ? string.Empty : $"{owner}: ";
            var name = CSharpNames.Parameter(parameter);
            throw new KerasArgumentException($"{who}{name} is {Text(value)}; {each} must be {this}.", name);
        }

        /// <summary>The range in words: <c>from 0 to less than 1</c>, as <c>bridge/ranges.toml</c> has them.</summary>
        /// <returns>The words.</returns>
        public override string ToString()
        {
            var range =
                double.IsNegativeInfinity(this.low) ? Invariant($"{this.high} or less")
                : !double.IsPositiveInfinity(this.high) && this.isAboveLow
                    ? Invariant($"more than {this.low}, {(this.isBelowHigh ? "less than" : "up to")} {this.high}")
                : !double.IsPositiveInfinity(this.high)
                    ? Invariant($"from {this.low} to {(this.isBelowHigh ? "less than " : "")}{this.high}")
                : this.isAboveLow ? Invariant($"more than {this.low}")
                : Invariant($"{this.low} or more");
            return double.IsNaN(this.besides) ? range : Invariant($"{this.besides}, or {range}");
        }

        private static bool IsNumber(object? value) => value is int || value is double;

        private static string Text(object? value)
        {
            switch (value)
            {
                case string text:
                    return text;
                case ITuple tuple:
                    var parts = new string[tuple.Length];
                    for (var index = 0; index < parts.Length; index++)
                    {
                        parts[index] = tuple[index] == null ? "null" : Text(tuple[index]);
                    }

                    return $"({string.Join(", ", parts)})";
                case IList list:
                    var items = new string[list.Count];
                    for (var index = 0; index < items.Length; index++)
                    {
                        items[index] = Text(list[index]);
                    }

                    return $"({string.Join(", ", items)})";
                default:
                    return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
            }
        }

        private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

        private bool Accepts(object? value)
        {
            switch (value)
            {
                case int number:
                    return this.AcceptsNumber(number);
                case double number:
                    return this.AcceptsNumber(number);
                case string _:
                case KerasObject _:
                    return true;
                case ITuple tuple:
                    for (var index = 0; index < tuple.Length; index++)
                    {
                        if (!this.Accepts(tuple[index]))
                        {
                            return false;
                        }
                    }

                    return true;
                case IList list:
                    return this.AcceptsAll(list);
                default:
                    return true;
            }
        }

        private bool AcceptsAll(IList values)
        {
            foreach (var value in values)
            {
                if (!this.Accepts(value))
                {
                    return false;
                }
            }

            return true;
        }

        // NaN compares with nothing, so it is in no range.
        private bool AcceptsNumber(double value) =>
            value == this.besides
            || (
                (this.isAboveLow ? value > this.low : value >= this.low)
                && (this.isBelowHigh ? value < this.high : value <= this.high)
            );
    }
}
