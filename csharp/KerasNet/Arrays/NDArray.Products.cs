using System.Runtime.CompilerServices;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Products of arrays.</content>
    public partial class NDArray
    {
        /// <summary>The matrix product; over the last two axes when there are more.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>The product.</returns>
        /// <exception cref="KerasArgumentException">The shapes do not fit.</exception>
        public static NDArray MatMul(NDArray left, NDArray right) =>
            Numpy.Call(Entries.MatMul, NotNull(left, nameof(left)), NotNull(right, nameof(right)), nameof(MatMul));

        /// <summary>The product of each element of one array with each of the other, both taken as one axis.</summary>
        /// <param name="left">One, of m elements.</param>
        /// <param name="right">The other, of n elements.</param>
        /// <returns>An array of the shape (m, n).</returns>
        public static NDArray Outer(NDArray left, NDArray right) => Product("outer", left, right);

        /// <summary>The sum of products over the last axis of both.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other; its last axis is as long.</param>
        /// <returns>An array of the other axes, those of the left first.</returns>
        /// <exception cref="KerasArgumentException">The last axes differ.</exception>
        public static NDArray Inner(NDArray left, NDArray right) => Product("inner", left, right);

        /// <summary>The cross product of vectors of 3 elements, which lie in the last axis.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>An array of the shape that both broadcast to.</returns>
        /// <exception cref="KerasArgumentException">The vectors do not have 3 elements.</exception>
        public static NDArray Cross(NDArray left, NDArray right) => Product("cross", left, right);

        /// <summary>Kronecker's product: each element of one array replaced by itself times the other array.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <returns>The product; its axes are as long as the products of theirs.</returns>
        public static NDArray Kron(NDArray left, NDArray right) => Product("kron", left, right);

        /// <summary>The sum of products over the last axes of one array and the first axes of another.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        /// <param name="axes">How many axes to go over.</param>
        /// <returns>An array of the axes that are left.</returns>
        /// <exception cref="KerasArgumentException">The axes are not equally long.</exception>
        public static NDArray TensorDot(NDArray left, NDArray right, int axes = 2) =>
            Numpy.Call(
                "tensordot",
                new Arguments()
                    .AddPositional(NotNull(left, nameof(left)))
                    .AddPositional(NotNull(right, nameof(right)))
                    .Add("axes", axes, 2)
            );

        /// <summary>Einstein's summation, such as <c>"ij,jk->ik"</c> for the matrix product.</summary>
        /// <param name="subscripts">A letter for each axis of each array; what stands behind the arrow stays.</param>
        /// <param name="arrays">The arrays.</param>
        /// <returns>An array of the axes that stay.</returns>
        /// <exception cref="KerasArgumentException">The subscripts do not fit the arrays.</exception>
        public static NDArray EinSum(string subscripts, params NDArray[] arrays)
        {
            var arguments = new Arguments().AddPositional(subscripts);
            foreach (var array in AllOf(arrays))
            {
                arguments.AddPositional(array);
            }

            return Numpy.Call("einsum", arguments);
        }

        /// <summary>The dot product, as numpy's <c>dot</c> has it for each number of axes.</summary>
        /// <param name="other">The other array.</param>
        /// <returns>The product.</returns>
        /// <exception cref="KerasArgumentException">The shapes do not fit.</exception>
        public NDArray Dot(NDArray other) => Product("dot", this, NotNull(other, nameof(other)));

        private static NDArray Product(
            string function,
            NDArray left,
            NDArray right,
            [CallerMemberName] string? caller = null
        ) =>
            Numpy.Call(
                function,
                new Arguments().AddPositional(NotNull(left, nameof(left))).AddPositional(NotNull(right, nameof(right))),
                caller
            );
    }
}
