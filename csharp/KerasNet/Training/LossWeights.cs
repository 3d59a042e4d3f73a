using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>How much the loss of each output counts: by the names of the outputs, or in their order.</summary>
    public readonly struct LossWeights : IArgument
    {
        private readonly object? value;

        private LossWeights(object? value) => this.value = value;

        bool IArgument.IsGiven => this.value != null;

        object? IArgument.Value => this.value;

        /// <summary>Weights by the names of the outputs.</summary>
        /// <param name="weights">The weights; null: all the same.</param>
        public static implicit operator LossWeights(Dictionary<string, double>? weights) => new LossWeights(weights);

        /// <summary>Weights in the order of the outputs.</summary>
        /// <param name="weights">The weights; null: all the same.</param>
        public static implicit operator LossWeights(double[]? weights) => new LossWeights(weights?.ToList());

        /// <summary>The weight of the only output.</summary>
        /// <param name="weight">The weight.</param>
        public static implicit operator LossWeights(double weight) => new LossWeights(weight);
    }
}
