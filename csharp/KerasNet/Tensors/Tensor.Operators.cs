using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Operators and parts, by <c>keras.ops</c>.</content>
    public partial class Tensor
    {
        /// <summary>A part of the tensor: <c>x[.., 0]</c>, <c>x[1..^1]</c>.</summary>
        /// <param name="slices">What to take of each axis; axes not named are taken whole.</param>
        /// <returns>The part.</returns>
        public Tensor this[params Slice[] slices] =>
            Surface.OnKeras(() =>
            {
                using var target = ((IPythonValue)this).ToPython();
                using var key = Slice.Key(slices);
                return FromPython.Take<Tensor>(Surface.Enter(() => target.GetItem(key)));
            });

        /// <summary>Sum, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator +(Tensor left, Tensor right) => Binary("keras.ops.add", left, right);

        /// <summary>Difference, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator -(Tensor left, Tensor right) => Binary("keras.ops.subtract", left, right);

        /// <summary>Product, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator *(Tensor left, Tensor right) => Binary("keras.ops.multiply", left, right);

        /// <summary>Quotient, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator /(Tensor left, Tensor right) => Binary("keras.ops.true_divide", left, right);

        /// <summary>Remainder, element by element, with the sign of the divisor.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator %(Tensor left, Tensor right) => Binary("keras.ops.mod", left, right);

        /// <summary>Where the left element is smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator <(Tensor left, Tensor right) => Binary("keras.ops.less", left, right);

        /// <summary>Where the left element is larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator >(Tensor left, Tensor right) => Binary("keras.ops.greater", left, right);

        /// <summary>Where the left element is not larger.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator <=(Tensor left, Tensor right) => Binary("keras.ops.less_equal", left, right);

        /// <summary>Where the left element is not smaller.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator >=(Tensor left, Tensor right) => Binary("keras.ops.greater_equal", left, right);

        /// <summary>Where both are true.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator &(Tensor left, Tensor right) => Binary("keras.ops.logical_and", left, right);

        /// <summary>Where at least one is true.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Tensor operator |(Tensor left, Tensor right) => Binary("keras.ops.logical_or", left, right);

        /// <summary>The negative of each element.</summary>
        /// <param name="value">The tensor.</param>
        public static Tensor operator -(Tensor value) =>
            Surface.Call<Tensor>("keras.ops.negative", new Arguments().AddPositional(value));

        /// <summary>Where the element is false.</summary>
        /// <param name="value">The tensor.</param>
        public static Tensor operator !(Tensor value) =>
            Surface.Call<Tensor>("keras.ops.logical_not", new Arguments().AddPositional(value));

        private static Tensor Binary(string symbol, Tensor left, Tensor right) =>
            Surface.Call<Tensor>(symbol, new Arguments().AddPositional(left).AddPositional(right));
    }
}
