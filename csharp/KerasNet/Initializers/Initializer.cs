using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet.Initializers
{
    /// <summary>Gives weights their first values: the base of all initializers (<c>keras.initializers.Initializer</c>).</summary>
    public partial class Initializer : KerasObject
    {
        /// <summary>Makes the base of an initializer written in C#: override <see cref="Call"/>.</summary>
        protected Initializer()
            : base(new PieceSeed("initializer", new Arguments(), keepsState: false)) { }

        internal Initializer(PyHandle handle)
            : base(handle) { }

        private protected Initializer(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        /// <summary>Makes values.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="dtype">The type of the elements; left out: the policy's.</param>
        /// <returns>The values.</returns>
        public Tensor Apply(Shape shape, DTypeOr dtype = default) =>
            this.Invoke<Tensor>("__call__", new Arguments().AddPositional(shape).AddGiven("dtype", dtype));

        /// <summary>Makes the values of a weight.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="dtype">The type of the elements.</param>
        /// <returns>The values; a single number fills the weight.</returns>
        protected virtual Tensor Call(Shape shape, DType dtype) =>
            this.IsDerived ? this.CallBase<Tensor>("call", shape, dtype) : throw this.Lacks("Call(Shape, DType)");

        internal override object? Receive(string method, IReadOnlyList<object?> arguments) =>
            method == "call"
                ? this.Call(PieceArguments.Shape(arguments[0]), DType.Parse((string)arguments[1]!))
                : base.Receive(method, arguments);
    }
}
