using System;
using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet.Losses
{
    /// <summary>What training makes small: the base of all losses (<c>keras.losses.Loss</c>).</summary>
    public partial class Loss : KerasObject
    {
        /// <summary>Makes the base of a loss written in C#: override <see cref="Call"/>.</summary>
        /// <param name="name">Its name; left out: Keras chooses one after the class.</param>
        /// <param name="reduction">How the losses of a batch become one number. Keras's default: their mean.</param>
        /// <param name="dtype">The type it computes in; left out: the policy's.</param>
        protected Loss(string? name = null, Reduction reduction = default, DTypeOr dtype = default)
            : base(
                new PieceSeed(
                    "loss",
                    new Arguments().AddGiven("name", name).AddGiven("reduction", reduction).AddGiven("dtype", dtype),
                    keepsState: false
                )
            ) { }

        internal Loss(PyHandle handle)
            : base(handle) { }

        private protected Loss(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        /// <summary>A loss that a function computes.</summary>
        /// <param name="function">Takes the targets and the outputs; gives one number a sample. Called while Keras traces.</param>
        /// <param name="name">Its name in logs. A model compiled with it can be saved, and loads without its training part.</param>
        /// <returns>The loss.</returns>
        public static Loss From(Func<Tensor, Tensor, Tensor> function, string? name = null) =>
            new FunctionLoss(function ?? throw new ArgumentNullException(nameof(function)), name);

        /// <summary>Computes the loss of outputs.</summary>
        /// <param name="yTrue">The targets.</param>
        /// <param name="yPred">The outputs.</param>
        /// <param name="sampleWeight">How much each sample counts.</param>
        /// <returns>The loss: by default one number.</returns>
        public Tensor Apply(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) =>
            this.Invoke<Tensor>(
                "__call__",
                new Arguments().AddPositional(yTrue).AddPositional(yPred).AddGiven("sample_weight", sampleWeight)
            );

        /// <summary>Computes the loss of each sample. Called while Keras traces.</summary>
        /// <param name="yTrue">The targets.</param>
        /// <param name="yPred">The outputs.</param>
        /// <returns>One number a sample; Keras reduces them.</returns>
        protected virtual Tensor Call(Tensor yTrue, Tensor yPred) =>
            this.IsDerived ? this.CallBase<Tensor>("call", yTrue, yPred) : throw this.Lacks("Call(Tensor, Tensor)");

        internal override object? Receive(string method, IReadOnlyList<object?> arguments) =>
            method == "call"
                ? this.Call(PieceArguments.Tensor(arguments[0]), PieceArguments.Tensor(arguments[1]))
                : base.Receive(method, arguments);
    }
}
