using System;
using System.Collections.Generic;

namespace KerasNet.Losses
{
    /// <summary>A loss made of a C# function.</summary>
    [RegisteredName("KerasNet", "FunctionLoss")]
    internal sealed class FunctionLoss : Loss
    {
        private readonly Func<Tensor, Tensor, Tensor> function;

        internal FunctionLoss(Func<Tensor, Tensor, Tensor> function, string? name)
            : base(name ?? "function_loss") => this.function = function;

        /// <inheritdoc/>
        public override IReadOnlyDictionary<string, object?> GetConfig() =>
            new Dictionary<string, object?> { ["name"] = this.Name };

        /// <inheritdoc/>
        protected override Tensor Call(Tensor yTrue, Tensor yPred) => this.function(yTrue, yPred);
    }
}
