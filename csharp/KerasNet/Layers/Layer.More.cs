using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet.Layers
{
    /// <content>Shapes, and tensors by name.</content>
    public partial class Layer
    {
        /// <summary>The shape of the output for a shape of the input.</summary>
        /// <param name="inputShape">The shape of the input, with the batch: <c>(null, 28, 28, 1)</c>.</param>
        /// <returns>The shape of the output.</returns>
        public virtual Shape ComputeOutputShape(Shape inputShape) =>
            this.IsPiece
                ? this.CallBase<Shape>("compute_output_shape", inputShape)
                : this.Invoke<Shape>("compute_output_shape", new Arguments().AddPositional(inputShape));

        /// <summary>Applies a layer or model that takes tensors by name and returns tensors by name, as image layers
        /// do with <c>images</c>, <c>labels</c> and <c>bounding_boxes</c>.</summary>
        /// <param name="inputs">The inputs by name.</param>
        /// <param name="training">Whether dropout and the like are active; left out: as Keras decides.</param>
        /// <returns>The outputs by name.</returns>
        public IReadOnlyDictionary<string, Tensor> ApplyNamed(
            IReadOnlyDictionary<string, Tensor> inputs,
            bool? training = null
        ) =>
            this.Invoke<IReadOnlyDictionary<string, Tensor>>(
                "__call__",
                new Arguments().AddPositional(inputs).AddGiven("training", training)
            );
    }
}
