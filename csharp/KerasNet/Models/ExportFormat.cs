namespace KerasNet
{
    /// <summary>What <see cref="Model.Export"/> writes.</summary>
    public enum ExportFormat
    {
        /// <summary>A folder that TensorFlow and TensorFlow Serving run.</summary>
        SavedModel,

        /// <summary>A file for phones and small devices (TensorFlow Lite).</summary>
        LiteRT,

        /// <summary>A file that ONNX Runtime runs. Needs the Python packages onnx and tf2onnx.</summary>
        Onnx,
    }
}
