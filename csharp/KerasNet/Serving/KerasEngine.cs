using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet.Serving
{
    /// <summary>Keras in this process, on a copy of the model, so that training the model does not disturb the serving.</summary>
    internal sealed class KerasEngine : IEngine
    {
        private readonly ServedModel served;
        private readonly Model copy;

        internal KerasEngine(Model model, ServedModel served)
        {
            this.served = served;
            this.copy = Surface.Host<Model>("copy_for_serving", model);
        }

        /// <inheritdoc/>
        public float[][] Run(float[][] inputs, int rows)
        {
            var arrays = inputs
                .Select((block, index) => Block(block, this.served.Inputs[index].ShapeOf(rows, block.Length)))
                .ToList();
            try
            {
                var x = this.Structure(arrays);
                var outputs =
                    Inference.Now(this.copy.Handle, x, rows)
                    ?? Surface.HostJob<Dictionary<string, object?>>(
                        "predict",
                        this.copy,
                        new Arguments().Add("x", x).Add("verbose", 0).Add("batch_size", rows)
                    )["outputs"];
                return this.Flat(outputs).Select(Values).ToArray();
            }
            finally
            {
                arrays.ForEach(array => array.Dispose());
            }
        }

        /// <inheritdoc/>
        public void Dispose() => this.copy.Dispose();

        private static NDArray Block(float[] block, int[] shape)
        {
            using var flat = NDArray.Share(block);
            return flat.Reshape(new Shape(shape.Select(length => (int?)length).ToArray()));
        }

        private static float[] Values(NDArray output)
        {
            using (output)
            {
                if (output.DType == DType.Float32)
                {
                    return output.ToArray<float>();
                }

                using var floats = output.AsType(DType.Float32);
                return floats.ToArray<float>();
            }
        }

        private object Structure(List<NDArray> arrays)
        {
            if (this.served.HasNamedInputs)
            {
                return arrays
                    .Select((array, index) => (this.served.Inputs[index].Name, array))
                    .ToDictionary(pair => pair.Name, pair => pair.array);
            }

            return arrays.Count == 1 ? arrays[0] : (object)arrays;
        }

        private IEnumerable<NDArray> Flat(object? outputs)
        {
            switch (outputs)
            {
                case NDArray one:
                    return new[] { one };
                case Dictionary<string, object?> named:
                    return this.served.Outputs.Select(row => (NDArray)named[row.Name]!);
                default:
                    return ((List<object?>)outputs!).Cast<NDArray>();
            }
        }
    }
}
