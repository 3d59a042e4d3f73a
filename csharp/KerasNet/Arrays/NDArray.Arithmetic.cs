using System;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Arithmetic by numpy. A plain number takes the array's type: a float32 array times 2.5 stays float32.</content>
    public partial class NDArray
    {
        /// <summary>Sum, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator +(NDArray left, NDArray right) => Combine(Entries.Add, left, right);

        /// <summary>Sum, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator +(NDArray left, double right) => Combine(Entries.Add, left, right);

        /// <summary>Sum, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator +(double left, NDArray right) => Combine(Entries.Add, left, right);

        /// <summary>Sum, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator +(NDArray left, long right) => Combine(Entries.Add, left, right);

        /// <summary>Sum, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator +(NDArray left, int right) => Combine(Entries.Add, left, right);

        /// <summary>Sum, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator +(long left, NDArray right) => Combine(Entries.Add, left, right);

        /// <summary>Sum, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator +(int left, NDArray right) => Combine(Entries.Add, left, right);

        /// <summary>Difference, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator -(NDArray left, NDArray right) => Combine(Entries.Subtract, left, right);

        /// <summary>Difference, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator -(NDArray left, double right) => Combine(Entries.Subtract, left, right);

        /// <summary>Difference, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator -(double left, NDArray right) => Combine(Entries.Subtract, left, right);

        /// <summary>Difference, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator -(NDArray left, long right) => Combine(Entries.Subtract, left, right);

        /// <summary>Difference, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator -(NDArray left, int right) => Combine(Entries.Subtract, left, right);

        /// <summary>Difference, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator -(long left, NDArray right) => Combine(Entries.Subtract, left, right);

        /// <summary>Difference, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator -(int left, NDArray right) => Combine(Entries.Subtract, left, right);

        /// <summary>Product, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator *(NDArray left, NDArray right) => Combine(Entries.Multiply, left, right);

        /// <summary>Product, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator *(NDArray left, double right) => Combine(Entries.Multiply, left, right);

        /// <summary>Product, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator *(double left, NDArray right) => Combine(Entries.Multiply, left, right);

        /// <summary>Product, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator *(NDArray left, long right) => Combine(Entries.Multiply, left, right);

        /// <summary>Product, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator *(NDArray left, int right) => Combine(Entries.Multiply, left, right);

        /// <summary>Product, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator *(long left, NDArray right) => Combine(Entries.Multiply, left, right);

        /// <summary>Product, element by element.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator *(int left, NDArray right) => Combine(Entries.Multiply, left, right);

        /// <summary>Quotient, element by element; whole numbers give fractions.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator /(NDArray left, NDArray right) => Combine(Entries.Divide, left, right);

        /// <summary>Quotient, element by element; whole numbers give fractions.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator /(NDArray left, double right) => Combine(Entries.Divide, left, right);

        /// <summary>Quotient, element by element; whole numbers give fractions.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator /(double left, NDArray right) => Combine(Entries.Divide, left, right);

        /// <summary>Quotient, element by element; whole numbers give fractions.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator /(NDArray left, long right) => Combine(Entries.Divide, left, right);

        /// <summary>Quotient, element by element; whole numbers give fractions.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator /(NDArray left, int right) => Combine(Entries.Divide, left, right);

        /// <summary>Quotient, element by element; whole numbers give fractions.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator /(long left, NDArray right) => Combine(Entries.Divide, left, right);

        /// <summary>Quotient, element by element; whole numbers give fractions.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator /(int left, NDArray right) => Combine(Entries.Divide, left, right);

        /// <summary>Remainder, element by element, with the sign of the divisor.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator %(NDArray left, NDArray right) => Combine(Entries.Remainder, left, right);

        /// <summary>Remainder, element by element, with the sign of the divisor.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator %(NDArray left, double right) => Combine(Entries.Remainder, left, right);

        /// <summary>Remainder, element by element, with the sign of the divisor.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator %(double left, NDArray right) => Combine(Entries.Remainder, left, right);

        /// <summary>Remainder, element by element, with the sign of the divisor.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator %(NDArray left, long right) => Combine(Entries.Remainder, left, right);

        /// <summary>Remainder, element by element, with the sign of the divisor.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator %(NDArray left, int right) => Combine(Entries.Remainder, left, right);

        /// <summary>Remainder, element by element, with the sign of the divisor.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator %(long left, NDArray right) => Combine(Entries.Remainder, left, right);

        /// <summary>Remainder, element by element, with the sign of the divisor.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static NDArray operator %(int left, NDArray right) => Combine(Entries.Remainder, left, right);

        /// <summary>The negative of each element.</summary>
        /// <param name="value">The array.</param>
        public static NDArray operator -(NDArray value) => Numpy.Call("negative", NotNull(value, nameof(value)));

        private static NDArray Combine(PythonApi.TwoObjects function, NDArray left, NDArray right) =>
            Numpy.Call(function, NotNull(left, nameof(left)), NotNull(right, nameof(right)));

        private static NDArray Combine(PythonApi.TwoObjects function, NDArray left, double right) =>
            Numpy.CallWithNumber(function, NotNull(left, nameof(left)), right, isNumberFirst: false);

        private static NDArray Combine(PythonApi.TwoObjects function, double left, NDArray right) =>
            Numpy.CallWithNumber(function, NotNull(right, nameof(right)), left, isNumberFirst: true);

        private static NDArray Combine(PythonApi.TwoObjects function, NDArray left, long right) =>
            Numpy.CallWithNumber(function, NotNull(left, nameof(left)), right, isNumberFirst: false);

        private static NDArray Combine(PythonApi.TwoObjects function, long left, NDArray right) =>
            Numpy.CallWithNumber(function, NotNull(right, nameof(right)), left, isNumberFirst: true);

        private static NDArray NotNull(NDArray? value, string name) => value ?? throw new ArgumentNullException(name);

        /// <summary>The functions of Python's C interface, bound at the first operation.</summary>
        private static class Entries
        {
            internal static readonly PythonApi.TwoObjects Add = PythonApi.Function("PyNumber_Add");
            internal static readonly PythonApi.TwoObjects Subtract = PythonApi.Function("PyNumber_Subtract");
            internal static readonly PythonApi.TwoObjects Multiply = PythonApi.Function("PyNumber_Multiply");
            internal static readonly PythonApi.TwoObjects Divide = PythonApi.Function("PyNumber_TrueDivide");
            internal static readonly PythonApi.TwoObjects Remainder = PythonApi.Function("PyNumber_Remainder");
            internal static readonly PythonApi.TwoObjects MatMul = PythonApi.Function("PyNumber_MatrixMultiply");
            internal static readonly PythonApi.TwoObjects And = PythonApi.Function("PyNumber_And");
            internal static readonly PythonApi.TwoObjects Or = PythonApi.Function("PyNumber_Or");
            internal static readonly PythonApi.TwoObjects ExclusiveOr = PythonApi.Function("PyNumber_Xor");
            internal static readonly PythonApi.TwoObjects Less = Comparison(0);
            internal static readonly PythonApi.TwoObjects LessOrEqual = Comparison(1);
            internal static readonly PythonApi.TwoObjects Equal = Comparison(2);
            internal static readonly PythonApi.TwoObjects NotEqual = Comparison(3);
            internal static readonly PythonApi.TwoObjects Greater = Comparison(4);
            internal static readonly PythonApi.TwoObjects GreaterOrEqual = Comparison(5);

            private static PythonApi.TwoObjects Comparison(int code) =>
                (left, right) => PythonApi.Compare(left, right, code);
        }
    }
}
