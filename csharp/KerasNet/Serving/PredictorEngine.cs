namespace KerasNet.Serving
{
    /// <summary>What computes the predictions of a <see cref="Predictor"/>.</summary>
    public enum PredictorEngine
    {
        /// <summary>Keras in this process: every model, every backend.</summary>
        Keras,

        /// <summary>TensorFlow's native library alone, without Python and its lock: equal numbers. Needs Keras on TensorFlow.</summary>
        TensorFlow,
    }
}
