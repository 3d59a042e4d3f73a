using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A C# function of tensors, compiled by the backend at its first call (<c>tf.function</c>).</summary>
    /// <remarks>C# runs once for each combination of shapes and types, while the backend traces; later calls run what was
    /// recorded. Numbers and other values that the function captures are part of the recording.</remarks>
    public sealed class Function : IDisposable
    {
        private readonly PyHandle handle;

        private Function(Func<IReadOnlyList<object?>, object?> function, bool? jitCompile) =>
            this.handle = Surface.OnKeras(() =>
            {
                using var callable = PythonFunction.Create(function);
                return new PyHandle(Surface.HostRaw("compile_function", callable, jitCompile));
            });

        /// <summary>Compiles a function of one tensor.</summary>
        /// <param name="function">The function.</param>
        /// <param name="jitCompile">Whether XLA compiles it; left out: no.</param>
        /// <returns>The compiled function.</returns>
        public static Function Compile(Func<Tensor, Tensor> function, bool? jitCompile = null) =>
            new Function(given => function(PieceArguments.Tensor(given[0])), jitCompile);

        /// <summary>Compiles a function of two tensors, such as a step of a training.</summary>
        /// <param name="function">The function.</param>
        /// <param name="jitCompile">Whether XLA compiles it; left out: no.</param>
        /// <returns>The compiled function.</returns>
        public static Function Compile(Func<Tensor, Tensor, Tensor> function, bool? jitCompile = null) =>
            new Function(
                given => function(PieceArguments.Tensor(given[0]), PieceArguments.Tensor(given[1])),
                jitCompile
            );

        /// <summary>Compiles a function of any number of tensors that gives any number of tensors.</summary>
        /// <param name="function">The function.</param>
        /// <param name="jitCompile">Whether XLA compiles it; left out: no.</param>
        /// <returns>The compiled function.</returns>
        public static Function Compile(Func<Tensors, TensorTree> function, bool? jitCompile = null) =>
            new Function(given => function(PieceArguments.Tensors(given.ToList())), jitCompile);

        /// <summary>Calls the function.</summary>
        /// <param name="arguments">The tensors; arrays convert by themselves.</param>
        /// <returns>What it gives, one tensor.</returns>
        /// <exception cref="KerasArgumentException">It gives several.</exception>
        public Tensor Invoke(params Tensor[] arguments) => this.InvokeMany(arguments).One;

        /// <summary>Calls the function.</summary>
        /// <param name="arguments">The tensors; arrays convert by themselves.</param>
        /// <returns>What it gives.</returns>
        public TensorTree InvokeMany(params Tensor[] arguments) =>
            TensorTree.Of(Surface.Host<object?>("call_function", this.handle, arguments.ToList()))
            ?? throw new KerasNetException("The function gave no tensor.");

        /// <summary>Gives up the compiled function.</summary>
        public void Dispose() => this.handle.Dispose();
    }
}
