using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>Records computations, to tell how their result changes with the weights. Needs the backend TensorFlow.</summary>
    /// <remarks>It records from when it is made until it is disposed or asked.</remarks>
    /// <example><code>using var tape = new GradientTape();
    /// var loss = lossFunction.Apply(y, model.Apply(x, training: true));
    /// var gradients = tape.Gradient(loss, model.TrainableWeights);
    /// optimizer.Apply(gradients, model.TrainableWeights);</code></example>
    public sealed class GradientTape : IDisposable
    {
        private readonly PyHandle handle;

        /// <summary>Starts recording.</summary>
        /// <param name="persistent">Whether it can be asked more than once.</param>
        /// <param name="watchAccessedVariables">Whether every trainable weight that is used is watched.</param>
        public GradientTape(bool persistent = false, bool watchAccessedVariables = true) =>
            this.handle = Surface.Host<PyHandle>("start_tape", persistent, watchAccessedVariables);

        /// <summary>Watches a tensor that is no weight.</summary>
        /// <param name="tensor">The tensor.</param>
        public void Watch(Tensor tensor) => Surface.Host<object?>("watch_tape", this.handle, tensor);

        /// <summary>How the result changes with weights.</summary>
        /// <param name="target">The result, such as the loss.</param>
        /// <param name="weights">The weights.</param>
        /// <returns>A gradient for each weight.</returns>
        /// <exception cref="KerasNetException">The result does not depend on a weight.</exception>
        public Tensors Gradient(Tensor target, IEnumerable<Variable> weights)
        {
            var sources = weights.ToList();
            var found = Surface.Host<List<object?>>("tape_gradient", this.handle, target, sources);
            var missing = found.FindIndex(gradient => gradient == null);
            return missing < 0
                ? new Tensors(found.Cast<Tensor>().ToList())
                : throw new KerasNetException(
                    $"The result does not depend on the weight '{sources[missing].Path}', so it has no gradient. Leave the weight out, or use it in the computation."
                );
        }

        /// <summary>How the result changes with a tensor that is watched.</summary>
        /// <param name="target">The result.</param>
        /// <param name="source">The tensor.</param>
        /// <returns>The gradient.</returns>
        /// <exception cref="KerasNetException">The result does not depend on the tensor, or it is not watched.</exception>
        public Tensor Gradient(Tensor target, Tensor source) =>
            Surface.Host<Tensor?>("tape_gradient", this.handle, target, source)
            ?? throw new KerasNetException(
                "The result does not depend on the tensor, or the tensor is not watched: call Watch first."
            );

        /// <summary>Stops recording.</summary>
        public void Dispose()
        {
            if (!this.handle.IsDisposed)
            {
                Surface.Host<object?>("stop_tape", this.handle);
                this.handle.Dispose();
            }
        }
    }
}
