namespace KerasNet.Serving
{
    /// <summary>What computes the predictions of a <see cref="Predictor"/>.</summary>
    public enum PredictorEngine
    {
        /// <summary>Keras in this process: every model, every backend.</summary>
        Keras,

        /// <summary>TensorFlow's native library alone, without Python and its lock: equal numbers. Needs Keras on TensorFlow.</summary>
        TensorFlow,

        /// <summary>ONNX Runtime: the lowest latency; numbers differ in the last digit. Needs the Python packages of the extra <c>onnx</c>.</summary>
        Onnx,
    }
}
