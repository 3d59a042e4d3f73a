using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Functions of each element.</content>
    public partial class NDArray
    {
        /// <summary>e to the power of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Exp(NDArray x) => Numpy.Call("exp", NotNull(x, nameof(x)));

        /// <summary>2 to the power of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Exp2(NDArray x) => Numpy.Call("exp2", NotNull(x, nameof(x)));

        /// <summary>e to the power of each element, less 1; exact near 0.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Expm1(NDArray x) => Numpy.Call("expm1", NotNull(x, nameof(x)));

        /// <summary>The natural logarithm of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Log(NDArray x) => Numpy.Call("log", NotNull(x, nameof(x)));

        /// <summary>The logarithm of each element to the base 2.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Log2(NDArray x) => Numpy.Call("log2", NotNull(x, nameof(x)));

        /// <summary>The logarithm of each element to the base 10.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Log10(NDArray x) => Numpy.Call("log10", NotNull(x, nameof(x)));

        /// <summary>The natural logarithm of 1 plus each element; exact near 0.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Log1p(NDArray x) => Numpy.Call("log1p", NotNull(x, nameof(x)));

        /// <summary>The square root of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Sqrt(NDArray x) => Numpy.Call("sqrt", NotNull(x, nameof(x)));

        /// <summary>The cube root.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Cbrt(NDArray x) => Numpy.Call("cbrt", NotNull(x, nameof(x)));

        /// <summary>The square of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Square(NDArray x) => Numpy.Call("square", NotNull(x, nameof(x)));

        /// <summary>The absolute value of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Abs(NDArray x) => Numpy.Call("absolute", NotNull(x, nameof(x)));

        /// <summary>-1, 0 or 1 for each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Sign(NDArray x) => Numpy.Call("sign", NotNull(x, nameof(x)));

        /// <summary>The sine of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Sin(NDArray x) => Numpy.Call("sin", NotNull(x, nameof(x)));

        /// <summary>The cosine of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Cos(NDArray x) => Numpy.Call("cos", NotNull(x, nameof(x)));

        /// <summary>The tangent of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Tan(NDArray x) => Numpy.Call("tan", NotNull(x, nameof(x)));

        /// <summary>The angle with each element as its sine.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray ArcSin(NDArray x) => Numpy.Call("arcsin", NotNull(x, nameof(x)));

        /// <summary>The angle with each element as its cosine.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray ArcCos(NDArray x) => Numpy.Call("arccos", NotNull(x, nameof(x)));

        /// <summary>The angle with each element as its tangent.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray ArcTan(NDArray x) => Numpy.Call("arctan", NotNull(x, nameof(x)));

        /// <summary>The inverse of the hyperbolic sine.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray ArcSinh(NDArray x) => Numpy.Call("arcsinh", NotNull(x, nameof(x)));

        /// <summary>The inverse of the hyperbolic cosine; NaN below 1.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray ArcCosh(NDArray x) => Numpy.Call("arccosh", NotNull(x, nameof(x)));

        /// <summary>The inverse of the hyperbolic tangent; NaN beyond -1 and 1.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray ArcTanh(NDArray x) => Numpy.Call("arctanh", NotNull(x, nameof(x)));

        /// <summary>The hyperbolic sine of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Sinh(NDArray x) => Numpy.Call("sinh", NotNull(x, nameof(x)));

        /// <summary>The hyperbolic cosine of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Cosh(NDArray x) => Numpy.Call("cosh", NotNull(x, nameof(x)));

        /// <summary>The hyperbolic tangent of each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Tanh(NDArray x) => Numpy.Call("tanh", NotNull(x, nameof(x)));

        /// <summary>The largest whole number that is not above each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Floor(NDArray x) => Numpy.Call("floor", NotNull(x, nameof(x)));

        /// <summary>The smallest whole number that is not below each element.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Ceiling(NDArray x) => Numpy.Call("ceil", NotNull(x, nameof(x)));

        /// <summary>Each element without its fraction.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray Truncate(NDArray x) => Numpy.Call("trunc", NotNull(x, nameof(x)));

        /// <summary>Where the element is not a number.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray IsNaN(NDArray x) => Numpy.Call("isnan", NotNull(x, nameof(x)));

        /// <summary>Where the element is infinite.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray IsInfinity(NDArray x) => Numpy.Call("isinf", NotNull(x, nameof(x)));

        /// <summary>Where the element is a finite number.</summary>
        /// <param name="x">The elements.</param>
        /// <returns>An array of the same shape.</returns>
        public static NDArray IsFinite(NDArray x) => Numpy.Call("isfinite", NotNull(x, nameof(x)));

        /// <summary>The larger of two elements; NaN where one is NaN.</summary>
        /// <param name="left">An array.</param>
        /// <param name="right">An array or a number.</param>
        /// <returns>An array of the shape that both broadcast to.</returns>
        public static NDArray Maximum(NDArray left, ArrayOrNumber right) =>
            Numpy.Call("maximum", new Arguments().AddPositional(NotNull(left, nameof(left))).AddPositional(right));

        /// <summary>The smaller of two elements; NaN where one is NaN.</summary>
        /// <param name="left">An array.</param>
        /// <param name="right">An array or a number.</param>
        /// <returns>An array of the shape that both broadcast to.</returns>
        public static NDArray Minimum(NDArray left, ArrayOrNumber right) =>
            Numpy.Call("minimum", new Arguments().AddPositional(NotNull(left, nameof(left))).AddPositional(right));

        /// <summary>The left element to the power of the right one.</summary>
        /// <param name="left">An array.</param>
        /// <param name="right">An array or a number.</param>
        /// <returns>An array of the shape that both broadcast to.</returns>
        public static NDArray Power(NDArray left, ArrayOrNumber right) =>
            Numpy.Call("power", new Arguments().AddPositional(NotNull(left, nameof(left))).AddPositional(right));

        /// <summary>The quotient, rounded down.</summary>
        /// <param name="left">An array.</param>
        /// <param name="right">An array or a number.</param>
        /// <returns>An array of the shape that both broadcast to.</returns>
        public static NDArray FloorDivide(NDArray left, ArrayOrNumber right) =>
            Numpy.Call("floor_divide", new Arguments().AddPositional(NotNull(left, nameof(left))).AddPositional(right));

        /// <summary>The angle of the point (right, left).</summary>
        /// <param name="left">An array.</param>
        /// <param name="right">An array or a number.</param>
        /// <returns>An array of the shape that both broadcast to.</returns>
        public static NDArray ArcTan2(NDArray left, ArrayOrNumber right) =>
            Numpy.Call("arctan2", new Arguments().AddPositional(NotNull(left, nameof(left))).AddPositional(right));

        /// <summary>The length of the hypotenuse.</summary>
        /// <param name="left">An array.</param>
        /// <param name="right">An array or a number.</param>
        /// <returns>An array of the shape that both broadcast to.</returns>
        public static NDArray Hypot(NDArray left, ArrayOrNumber right) =>
            Numpy.Call("hypot", new Arguments().AddPositional(NotNull(left, nameof(left))).AddPositional(right));

        /// <summary>The logarithm of the sum of two exponentials, without their overflow.</summary>
        /// <param name="left">An array.</param>
        /// <param name="right">An array or a number.</param>
        /// <returns>An array of the shape that both broadcast to.</returns>
        public static NDArray LogAddExp(NDArray left, ArrayOrNumber right) =>
            Numpy.Call("logaddexp", new Arguments().AddPositional(NotNull(left, nameof(left))).AddPositional(right));

        /// <summary>The values of a line through given points.</summary>
        /// <param name="x">Where to look.</param>
        /// <param name="pointsX">Where the points lie; ascending.</param>
        /// <param name="pointsY">How high each point lies.</param>
        /// <returns>An array of the shape of <paramref name="x"/>; beyond the points their first or last height.</returns>
        /// <exception cref="KerasArgumentException">There are not as many heights as points.</exception>
        public static NDArray Interp(NDArray x, NDArray pointsX, NDArray pointsY) =>
            Numpy.Call(
                "interp",
                new Arguments()
                    .AddPositional(NotNull(x, nameof(x)))
                    .AddPositional(NotNull(pointsX, nameof(pointsX)))
                    .AddPositional(NotNull(pointsY, nameof(pointsY)))
            );

        /// <summary>The elements of one array where a condition holds, else those of another.</summary>
        /// <param name="condition">True or false.</param>
        /// <param name="whenTrue">An array or a number.</param>
        /// <param name="whenFalse">An array or a number.</param>
        /// <returns>An array of the shape that all three broadcast to.</returns>
        public static NDArray Where(NDArray condition, ArrayOrNumber whenTrue, ArrayOrNumber whenFalse) =>
            Numpy.Call(
                "where",
                new Arguments()
                    .AddPositional(NotNull(condition, nameof(condition)))
                    .AddPositional(whenTrue)
                    .AddPositional(whenFalse)
            );

        /// <summary>The elements, none below a minimum or above a maximum.</summary>
        /// <param name="minimum">An array or a number; left out: no minimum.</param>
        /// <param name="maximum">An array or a number; left out: no maximum.</param>
        /// <returns>An array of the same shape.</returns>
        public NDArray Clip(ArrayOrNumber minimum = default, ArrayOrNumber maximum = default) =>
            Numpy.Call(
                "ndarray.clip",
                new Arguments().AddPositional(this).AddPositional(minimum).AddPositional(maximum)
            );

        /// <summary>The difference of each element to the one before it.</summary>
        /// <param name="n">How often to take differences.</param>
        /// <param name="axis">The axis to go along; left out: the last.</param>
        /// <returns>An array in which the axis is shorter by <paramref name="n"/>.</returns>
        public NDArray Diff(int n = 1, int axis = -1) =>
            Numpy.Call("diff", new Arguments().AddPositional(this).Add("n", n, 1).Add("axis", axis, -1));

        /// <summary>The elements rounded, halves to the even digit.</summary>
        /// <param name="decimals">Digits after the point; negative: zeros before it.</param>
        /// <returns>An array of the same shape.</returns>
        public NDArray Round(int decimals = 0) =>
            Numpy.Call("ndarray.round", new Arguments().AddPositional(this).Add("decimals", decimals, 0));
    }
}
