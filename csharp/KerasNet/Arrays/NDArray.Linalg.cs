using System.Runtime.CompilerServices;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Linear algebra.</content>
    public partial class NDArray
    {
        /// <summary>Linear algebra by numpy. Matrices are the last two axes; further axes before them make several matrices.</summary>
        public static class Linalg
        {
            /// <summary>The inverse.</summary>
            /// <param name="matrix">A square matrix.</param>
            /// <returns>The inverse.</returns>
            /// <exception cref="KerasArgumentException">The matrix is not square, or has no inverse.</exception>
            public static NDArray Inv(NDArray matrix) => Of("inv", matrix);

            /// <summary>The inverse in the sense of Moore and Penrose.</summary>
            /// <param name="matrix">A matrix.</param>
            /// <returns>The inverse.</returns>
            public static NDArray PInv(NDArray matrix) => Of("pinv", matrix);

            /// <summary>The solution of <c>matrix · x = right</c>.</summary>
            /// <param name="matrix">A square matrix.</param>
            /// <param name="right">The right side: one axis, or a column for each system.</param>
            /// <returns>The solution.</returns>
            /// <exception cref="KerasArgumentException">The matrix is not square, or there is not one solution.</exception>
            public static NDArray Solve(NDArray matrix, NDArray right) =>
                Numpy.Call(
                    "linalg.solve",
                    new Arguments()
                        .AddPositional(NotNull(matrix, nameof(matrix)))
                        .AddPositional(NotNull(right, nameof(right)))
                );

            /// <summary>The solution of <c>matrix · x = right</c> with the least squares of errors.</summary>
            /// <param name="matrix">A matrix.</param>
            /// <param name="right">The right side: one axis, or a column for each system.</param>
            /// <returns>The solution.</returns>
            public static NDArray LeastSquares(NDArray matrix, NDArray right) =>
                Numpy.Call(
                    "least_squares",
                    new Arguments()
                        .AddPositional(NotNull(matrix, nameof(matrix)))
                        .AddPositional(NotNull(right, nameof(right)))
                );

            /// <summary>The determinant.</summary>
            /// <param name="matrix">A square matrix.</param>
            /// <returns>The determinant, an array of no axes.</returns>
            public static NDArray Det(NDArray matrix) => Of("det", matrix);

            /// <summary>The length of a vector, or the norm of a matrix.</summary>
            /// <param name="x">The elements.</param>
            /// <param name="order">Which norm; left out: the Euclidean, or Frobenius's. Infinity is <see cref="double.PositiveInfinity"/>.</param>
            /// <param name="axis">The axis of the vectors, or the two of the matrices; left out: all.</param>
            /// <param name="keepDims">Whether the axes stay, with length 1.</param>
            /// <returns>The norm.</returns>
            public static NDArray Norm(
                NDArray x,
                double? order = null,
                IntOrTuple axis = default,
                bool keepDims = false
            ) =>
                Numpy.Call(
                    "linalg.norm",
                    new Arguments()
                        .AddPositional(NotNull(x, nameof(x)))
                        .AddGiven("ord", order)
                        .AddGiven("axis", axis)
                        .Add("keepdims", keepDims, false)
                );

            /// <summary>The singular value decomposition: <c>matrix = U · diag(S) · Vh</c>.</summary>
            /// <param name="matrix">A matrix.</param>
            /// <param name="fullMatrices">Whether U and Vh are square.</param>
            /// <returns>The three parts.</returns>
            public static (NDArray U, NDArray S, NDArray Vh) Svd(NDArray matrix, bool fullMatrices = true) =>
                Numpy.Call<(NDArray, NDArray, NDArray)>(
                    "linalg.svd",
                    new Arguments()
                        .AddPositional(NotNull(matrix, nameof(matrix)))
                        .Add("full_matrices", fullMatrices, true)
                );

            /// <summary>The eigenvalues and eigenvectors of a square matrix.</summary>
            /// <param name="matrix">A square matrix.</param>
            /// <returns>The values (complex where they must be), and a column for each vector.</returns>
            public static (NDArray Values, NDArray Vectors) Eig(NDArray matrix) => Two("eig", matrix);

            /// <summary>The eigenvalues and eigenvectors of a symmetric matrix, in ascending order.</summary>
            /// <param name="matrix">A symmetric matrix; its lower half is read.</param>
            /// <returns>The values, and a column for each vector.</returns>
            public static (NDArray Values, NDArray Vectors) EigH(NDArray matrix) => Two("eigh", matrix);

            /// <summary>The decomposition <c>matrix = Q · R</c>, R with zeros below its diagonal.</summary>
            /// <param name="matrix">A matrix.</param>
            /// <returns>The two parts.</returns>
            public static (NDArray Q, NDArray R) Qr(NDArray matrix) => Two("qr", matrix);

            /// <summary>Cholesky's decomposition: L with <c>matrix = L · Lᵀ</c>.</summary>
            /// <param name="matrix">A symmetric, positive definite matrix.</param>
            /// <returns>L.</returns>
            /// <exception cref="KerasArgumentException">The matrix is not positive definite.</exception>
            public static NDArray Cholesky(NDArray matrix) => Of("cholesky", matrix);

            /// <summary>How many rows are independent.</summary>
            /// <param name="matrix">A matrix.</param>
            /// <returns>The rank, an array of no axes.</returns>
            public static NDArray MatrixRank(NDArray matrix) => Of("matrix_rank", matrix);

            private static NDArray Of(string function, NDArray matrix, [CallerMemberName] string? caller = null) =>
                Numpy.Call("linalg." + function, NotNull(matrix, nameof(matrix)), caller);

            private static (NDArray First, NDArray Second) Two(
                string function,
                NDArray matrix,
                [CallerMemberName] string? caller = null
            ) =>
                Numpy.Call<(NDArray, NDArray)>(
                    "linalg." + function,
                    new Arguments().AddPositional(NotNull(matrix, nameof(matrix))),
                    caller
                );
        }
    }
}
