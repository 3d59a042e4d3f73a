using System;
using System.Globalization;
using System.Numerics;

namespace KerasNet
{
    /// <content>Arrays of one element as plain values.</content>
    public partial class NDArray
    {
        /// <summary>The one element of the array as a number.</summary>
        /// <param name="array">The array.</param>
        /// <exception cref="KerasArgumentException">There are several elements or none, or it is no real number.</exception>
        public static explicit operator float(NDArray array) => (float)RealOf(array);

        /// <summary>The one element of the array as a number.</summary>
        /// <param name="array">The array.</param>
        /// <exception cref="KerasArgumentException">There are several elements or none, or it is no real number.</exception>
        public static explicit operator double(NDArray array) => RealOf(array);

        /// <summary>The one element of the array as a whole number; what follows the point is cut off, as in every cast of C#.</summary>
        /// <param name="array">The array.</param>
        /// <exception cref="KerasArgumentException">There are several elements or none, or it does not fit into an int.</exception>
        public static explicit operator int(NDArray array) => (int)WholeOf(array, int.MinValue, int.MaxValue, "int");

        /// <summary>The one element of the array as a whole number; what follows the point is cut off, as in every cast of C#.</summary>
        /// <param name="array">The array.</param>
        /// <exception cref="KerasArgumentException">There are several elements or none, or it does not fit into a long.</exception>
        public static explicit operator long(NDArray array) =>
            (long)WholeOf(array, long.MinValue, long.MaxValue, "long");

        /// <summary>The one element of the array as true or false: whether it is not zero.</summary>
        /// <param name="array">The array.</param>
        /// <exception cref="KerasArgumentException">There are several elements or none, or it is no number.</exception>
        public static explicit operator bool(NDArray array)
        {
            var value = ScalarOf(array);
            return value is bool flag ? flag
                : value is Complex complex ? complex != Complex.Zero
                : NumberOf(value) != 0;
        }

        /// <summary>The one element of an array of size 1.</summary>
        /// <returns>A bool, int, long, <see cref="BigInteger"/> (a uint64 that is no long), double, <see cref="Complex"/> or string.</returns>
        /// <exception cref="KerasArgumentException">The array has several elements, or none.</exception>
        public object ToScalar()
        {
            if (this.Size != 1)
            {
                throw new KerasArgumentException(
                    $"Only an array of one element converts to a scalar; this one has the shape {this.Shape}."
                );
            }

            if (this.DType == DType.Complex128)
            {
                return this.ToArray<Complex>()[0];
            }

            if (this.DType == DType.Complex64)
            {
                using var wide = this.AsType(DType.Complex128);
                return wide.ToScalar();
            }

            return this.Leaf(target => Hosting.FromPython.Take<object>(target.InvokeMethod("item")));
        }

        private static object ScalarOf(NDArray array) =>
            (array ?? throw new ArgumentNullException(nameof(array))).ToScalar();

        private static double RealOf(NDArray array) => NumberOf(ScalarOf(array));

        private static BigInteger WholeOf(NDArray array, BigInteger least, BigInteger most, string type)
        {
            var value = ScalarOf(array);
            if (value is BigInteger big || value is int || value is long)
            {
                big = value is BigInteger same ? same : Convert.ToInt64(value, CultureInfo.InvariantCulture);
            }
            else
            {
                var number = NumberOf(value);
                big = double.IsNaN(number) || double.IsInfinity(number) ? most + 1 : new BigInteger(number);
            }

            return big >= least && big <= most
                ? big
                : throw new KerasArgumentException(
                    string.Format(
                        CultureInfo.InvariantCulture,
                        "The element is {0}, which does not fit into {1}. Cast the array to {2}.",
                        value,
                        type == "int" ? "an int" : "a long",
                        type == "int" ? "long or double" : "double"
                    )
                );
        }

        private static double NumberOf(object value)
        {
            switch (value)
            {
                case BigInteger big:
                    // BigInteger's own conversion does not round.
                    return big.Sign >= 0 && big <= ulong.MaxValue ? (ulong)big : (double)big;
                case Complex _:
                    throw new KerasArgumentException(
                        "The element is complex. Use ToScalar(), or keep its real part alone: AsType(\"float64\")."
                    );
                case string text:
                    return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                        ? parsed
                        : throw new KerasArgumentException($"The element is the text '{text}', which is no number.");
                case IConvertible number:
                    return number.ToDouble(CultureInfo.InvariantCulture);
                default:
                    throw new KerasArgumentException(
                        $"The element is no number: it is {value}. ToString() shows it as numpy does."
                    );
            }
        }
    }
}
