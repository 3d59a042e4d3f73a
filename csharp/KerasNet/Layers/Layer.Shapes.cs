using KerasNet.Hosting;

namespace KerasNet.Layers
{
    /// <content>Shapes.</content>
    public partial class Layer
    {
        /// <summary>The shape of the output for a shape of the input.</summary>
        /// <param name="inputShape">The shape of the input, with the batch: <c>(null, 28, 28, 1)</c>.</param>
        /// <returns>The shape of the output.</returns>
        public Shape ComputeOutputShape(Shape inputShape) =>
            this.Invoke<Shape>("compute_output_shape", new Arguments().AddPositional(inputShape));
    }
}
