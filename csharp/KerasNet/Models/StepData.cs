using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>The batch of one step: inputs, targets and weights of the samples.</summary>
    public sealed class StepData
    {
        /// <summary>Makes the data of a step.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="y">The targets; null: none.</param>
        /// <param name="sampleWeight">How much each sample counts; null: the same.</param>
        public StepData(TensorTree x, TensorTree? y = null, TensorTree? sampleWeight = null)
        {
            this.X = x;
            this.Y = y;
            this.SampleWeight = sampleWeight;
        }

        /// <summary>Inputs and targets: <c>var (x, y) = data</c>.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="y">The targets; null: none.</param>
        public void Deconstruct(out TensorTree x, out TensorTree? y) => (x, y) = (this.X, this.Y);

        /// <summary>Inputs, targets and weights: <c>var (x, y, sampleWeight) = data</c>.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="y">The targets; null: none.</param>
        /// <param name="sampleWeight">How much each sample counts; null: the same.</param>
        public void Deconstruct(out TensorTree x, out TensorTree? y, out TensorTree? sampleWeight) =>
            (x, y, sampleWeight) = (this.X, this.Y, this.SampleWeight);

        /// <summary>The inputs.</summary>
        public TensorTree X { get; }

        /// <summary>The targets; null: none were given.</summary>
        public TensorTree? Y { get; }

        /// <summary>How much each sample counts; null: the same.</summary>
        public TensorTree? SampleWeight { get; }
    }
}
