using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Runs what is compiled of a model on the calling thread: it touches nothing that belongs to the Keras thread.</summary>
    internal static class Inference
    {
        private static PyObject? predictNow;

        /// <summary>Outputs for a batch of a shape and type that the model has seen before.</summary>
        /// <param name="model">The model.</param>
        /// <param name="x">Arrays, as a .NET value.</param>
        /// <param name="batchSize">Samples a step; null: Keras's default.</param>
        /// <returns>The outputs as <see cref="FromPython.Natural"/> gives them; null when the host has to prepare the model first.</returns>
        internal static object? Now(PyHandle model, object? x, int? batchSize)
        {
            using (Gil.Acquire())
            {
                using var input = ToPython.Convert(x);
                using var outputs = Now(model.Target, input, batchSize);
                if (outputs == null)
                {
                    return null;
                }

                return FromPython.Natural(outputs);
            }
        }

        /// <summary>The same in terms of Python. Needs Python's lock.</summary>
        internal static PyObject? Now(PyObject model, PyObject input, int? batchSize)
        {
            PyObject? outputs = null;
            try
            {
                if (batchSize is { } size)
                {
                    using var number = new PyInt(size);
                    outputs = Function().Invoke(model, input, number);
                }
                else
                {
                    outputs = Function().Invoke(model, input);
                }
            }
            catch (PythonException error)
            {
                throw ErrorTranslator.Translate(error);
            }

            if (outputs.IsNone())
            {
                outputs.Dispose();
                return null;
            }

            return outputs;
        }

        private static PyObject Function() => predictNow ??= Surface.Function("predict_now");
    }
}
