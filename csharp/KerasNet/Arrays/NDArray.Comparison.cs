using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Comparisons, element by element, which give arrays of bool.</content>
    public partial class NDArray
    {
        /// <summary>Where the left element is smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <(NDArray left, NDArray right) => Combine(Entries.Less, left, right);

        /// <summary>Where the left element is smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <(NDArray left, double right) => Combine(Entries.Less, left, right);

        /// <summary>Where the left element is smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <(double left, NDArray right) => Combine(Entries.Less, left, right);

        /// <summary>Where the left element is smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <(NDArray left, long right) => Combine(Entries.Less, left, right);

        /// <summary>Where the left element is smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <(NDArray left, int right) => Combine(Entries.Less, left, right);

        /// <summary>Where the left element is smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <(long left, NDArray right) => Combine(Entries.Less, left, right);

        /// <summary>Where the left element is smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <(int left, NDArray right) => Combine(Entries.Less, left, right);

        /// <summary>Where the left element is larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >(NDArray left, NDArray right) => Combine(Entries.Greater, left, right);

        /// <summary>Where the left element is larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >(NDArray left, double right) => Combine(Entries.Greater, left, right);

        /// <summary>Where the left element is larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >(double left, NDArray right) => Combine(Entries.Greater, left, right);

        /// <summary>Where the left element is larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >(NDArray left, long right) => Combine(Entries.Greater, left, right);

        /// <summary>Where the left element is larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >(NDArray left, int right) => Combine(Entries.Greater, left, right);

        /// <summary>Where the left element is larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >(long left, NDArray right) => Combine(Entries.Greater, left, right);

        /// <summary>Where the left element is larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >(int left, NDArray right) => Combine(Entries.Greater, left, right);

        /// <summary>Where the left element is not larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <=(NDArray left, NDArray right) => Combine(Entries.LessOrEqual, left, right);

        /// <summary>Where the left element is not larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <=(NDArray left, double right) => Combine(Entries.LessOrEqual, left, right);

        /// <summary>Where the left element is not larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <=(double left, NDArray right) => Combine(Entries.LessOrEqual, left, right);

        /// <summary>Where the left element is not larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <=(NDArray left, long right) => Combine(Entries.LessOrEqual, left, right);

        /// <summary>Where the left element is not larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <=(NDArray left, int right) => Combine(Entries.LessOrEqual, left, right);

        /// <summary>Where the left element is not larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <=(long left, NDArray right) => Combine(Entries.LessOrEqual, left, right);

        /// <summary>Where the left element is not larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator <=(int left, NDArray right) => Combine(Entries.LessOrEqual, left, right);

        /// <summary>Where the left element is not smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >=(NDArray left, NDArray right) => Combine(Entries.GreaterOrEqual, left, right);

        /// <summary>Where the left element is not smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >=(NDArray left, double right) => Combine(Entries.GreaterOrEqual, left, right);

        /// <summary>Where the left element is not smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >=(double left, NDArray right) => Combine(Entries.GreaterOrEqual, left, right);

        /// <summary>Where the left element is not smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >=(NDArray left, long right) => Combine(Entries.GreaterOrEqual, left, right);

        /// <summary>Where the left element is not smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >=(NDArray left, int right) => Combine(Entries.GreaterOrEqual, left, right);

        /// <summary>Where the left element is not smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >=(long left, NDArray right) => Combine(Entries.GreaterOrEqual, left, right);

        /// <summary>Where the left element is not smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator >=(int left, NDArray right) => Combine(Entries.GreaterOrEqual, left, right);

        /// <summary>Where both are true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator &(NDArray left, NDArray right) => Combine(Entries.And, left, right);

        /// <summary>Where both are true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator &(NDArray left, long right) => Combine(Entries.And, left, right);

        /// <summary>Where both are true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator &(NDArray left, int right) => Combine(Entries.And, left, right);

        /// <summary>Where both are true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator &(long left, NDArray right) => Combine(Entries.And, left, right);

        /// <summary>Where both are true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator &(int left, NDArray right) => Combine(Entries.And, left, right);

        /// <summary>Where at least one is true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator |(NDArray left, NDArray right) => Combine(Entries.Or, left, right);

        /// <summary>Where at least one is true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator |(NDArray left, long right) => Combine(Entries.Or, left, right);

        /// <summary>Where at least one is true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator |(NDArray left, int right) => Combine(Entries.Or, left, right);

        /// <summary>Where at least one is true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator |(long left, NDArray right) => Combine(Entries.Or, left, right);

        /// <summary>Where at least one is true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator |(int left, NDArray right) => Combine(Entries.Or, left, right);

        /// <summary>Where exactly one is true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator ^(NDArray left, NDArray right) => Combine(Entries.ExclusiveOr, left, right);

        /// <summary>Where exactly one is true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator ^(NDArray left, long right) => Combine(Entries.ExclusiveOr, left, right);

        /// <summary>Where exactly one is true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator ^(NDArray left, int right) => Combine(Entries.ExclusiveOr, left, right);

        /// <summary>Where exactly one is true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator ^(long left, NDArray right) => Combine(Entries.ExclusiveOr, left, right);

        /// <summary>Where exactly one is true; bit by bit for whole numbers.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator ^(int left, NDArray right) => Combine(Entries.ExclusiveOr, left, right);

        /// <summary>Where the element is false, or zero.</summary>
        /// <param name="value">The array.</param>
        public static NDArray operator !(NDArray value) => Numpy.Call("logical_not", NotNull(value, nameof(value)));

        /// <summary>The other truth value; all bits turned for whole numbers.</summary>
        /// <param name="value">The array.</param>
        public static NDArray operator ~(NDArray value) => Numpy.Call("invert", NotNull(value, nameof(value)));

        /// <summary>Whether two arrays have the same shape and equal elements.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <param name="equalNaN">Whether NaN equals NaN.</param>
        /// <returns>Whether they are equal.</returns>
        public static bool ArrayEqual(NDArray left, NDArray right, bool equalNaN = false) =>
            Numpy.Call<bool>(
                "array_equal",
                new Arguments()
                    .AddPositional(NotNull(left, nameof(left)))
                    .AddPositional(NotNull(right, nameof(right)))
                    .Add("equal_nan", equalNaN, false)
            );

        /// <summary>Whether the elements of two arrays are equal up to rounding: |left - right| &lt;= absolute + relative * |right|.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <param name="relative">The relative tolerance.</param>
        /// <param name="absolute">The absolute tolerance.</param>
        /// <param name="equalNaN">Whether NaN equals NaN.</param>
        /// <returns>Whether they are close.</returns>
        public static bool AllClose(
            NDArray left,
            NDArray right,
            double relative = 1e-5,
            double absolute = 1e-8,
            bool equalNaN = false
        ) =>
            Numpy.Call<bool>(
                "allclose",
                new Arguments()
                    .AddPositional(NotNull(left, nameof(left)))
                    .AddPositional(NotNull(right, nameof(right)))
                    .Add("rtol", relative)
                    .Add("atol", absolute)
                    .Add("equal_nan", equalNaN, false)
            );

        /// <summary>Where the elements are equal. (<c>==</c> compares references, as everywhere in .NET.)</summary>
        /// <param name="other">An array or a number.</param>
        /// <returns>An array of bool.</returns>
        public NDArray EqualTo(ArrayOrNumber other) =>
            Numpy.Call("equal", new Arguments().AddPositional(this).AddPositional(other));

        /// <summary>Where the elements differ.</summary>
        /// <param name="other">An array or a number.</param>
        /// <returns>An array of bool.</returns>
        public NDArray NotEqualTo(ArrayOrNumber other) =>
            Numpy.Call("not_equal", new Arguments().AddPositional(this).AddPositional(other));
    }
}
