using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet.Constraints
{
    /// <summary>Keeps weights within bounds after each step: the base of all constraints (<c>keras.constraints.Constraint</c>).</summary>
    public partial class Constraint : KerasObject
    {
        /// <summary>Makes the base of a constraint written in C#: override <see cref="Call"/>.</summary>
        protected Constraint()
            : base(new PieceSeed("constraint", new Arguments(), keepsState: false)) { }

        internal Constraint(PyHandle handle)
            : base(handle) { }

        private protected Constraint(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        /// <summary>Applies it.</summary>
        /// <param name="w">The weight.</param>
        /// <returns>The value.</returns>
        public Tensor Apply(Tensor w) => this.Invoke<Tensor>("__call__", new Arguments().AddPositional(w));

        /// <summary>Computes the value that the weight gets instead. Called while Keras traces.</summary>
        /// <param name="w">The weight.</param>
        /// <returns>The value.</returns>
        protected virtual Tensor Call(Tensor w) =>
            this.IsDerived ? this.CallBase<Tensor>("call", w) : throw this.Lacks("Call(Tensor)");

        internal override object? Receive(string method, IReadOnlyList<object?> arguments) =>
            method == "call" ? this.Call(PieceArguments.Tensor(arguments[0])) : base.Receive(method, arguments);
    }
}
