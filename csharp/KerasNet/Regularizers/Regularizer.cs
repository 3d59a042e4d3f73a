using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet.Regularizers
{
    /// <summary>What is added to the loss for a weight: the base of all regularizers (<c>keras.regularizers.Regularizer</c>).</summary>
    public partial class Regularizer : KerasObject
    {
        /// <summary>Makes the base of a regularizer written in C#: override <see cref="Call"/>.</summary>
        protected Regularizer()
            : base(new PieceSeed("regularizer", new Arguments(), keepsState: false)) { }

        internal Regularizer(PyHandle handle)
            : base(handle) { }

        private protected Regularizer(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        /// <summary>Applies it.</summary>
        /// <param name="x">The weight.</param>
        /// <returns>The penalty.</returns>
        public Tensor Apply(Tensor x) => this.Invoke<Tensor>("__call__", new Arguments().AddPositional(x));

        /// <summary>Computes the penalty for a weight: a single number. Called while Keras traces.</summary>
        /// <param name="x">The weight.</param>
        /// <returns>The penalty.</returns>
        protected virtual Tensor Call(Tensor x) =>
            this.IsDerived ? this.CallBase<Tensor>("call", x) : throw this.Lacks("Call(Tensor)");

        internal override object? Receive(string method, IReadOnlyList<object?> arguments) =>
            method == "call" ? this.Call(PieceArguments.Tensor(arguments[0])) : base.Receive(method, arguments);
    }
}
