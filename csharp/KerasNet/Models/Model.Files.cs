using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Saving and loading.</content>
    public partial class Model
    {
        /// <summary>Loads a model that <see cref="Save(string, bool, bool)"/> or Python's Keras wrote, of any age: files of Keras 1 and 2, on whatever backend,
        /// are converted; <see cref="LegacyReport"/> then tells what was done.</summary>
        /// <param name="path">A <c>.keras</c> or <c>.h5</c> file, or the folder of one that was saved unzipped.</param>
        /// <param name="compile">Whether optimizer, loss and metrics are restored as well.</param>
        /// <param name="safeMode">Whether files that hold Python code are refused. Leave it on unless you trust the file's author.</param>
        /// <param name="backend"><c>theano</c>, <c>cntk</c> or <c>tensorflow</c>: for files of Keras 1 and 2 that do not say it.</param>
        /// <param name="dataFormat">Where the channels are: for layers of such files that do not say it.</param>
        /// <returns>The model.</returns>
        /// <exception cref="KerasFileException">There is no such file, or it can't be read.</exception>
        /// <exception cref="KerasArgumentException">The file is damaged, of another kind, or needs classes that are not known.</exception>
        public static Model Load(
            string path,
            bool compile = true,
            bool safeMode = true,
            string? backend = null,
            DataFormat dataFormat = default
        ) =>
            Surface.Host<Model>(
                "load_model",
                Required.Value(path, "Model.Load", nameof(path)),
                compile,
                safeMode,
                backend,
                dataFormat
            );

        /// <summary>Makes a model from the JSON of <see cref="ToJson"/>; its weights are new.</summary>
        /// <param name="json">The JSON.</param>
        /// <returns>The model.</returns>
        /// <exception cref="KerasArgumentException">The JSON is not a model's.</exception>
        public static Model FromJson(string json) =>
            Surface.Host<Model>("model_from_json", Required.Value(json, "Model.FromJson", nameof(json)));

        /// <summary>Makes a model from what its <c>GetConfig</c> gave; its weights are new. Classes of C# in it are found by their names.</summary>
        /// <param name="config">The configuration.</param>
        /// <returns>The model.</returns>
        /// <exception cref="KerasArgumentException">The configuration is not a model's.</exception>
        public static Model FromConfig(IReadOnlyDictionary<string, object?> config) =>
            Surface.Host<Model>("model_from_config", config);

        /// <summary>What was converted, if this model comes from a file of Keras 1 or 2; null otherwise.</summary>
        public LegacyReport? LegacyReport =>
            Surface.Host<Dictionary<string, object?>?>("legacy_report", this) is { } facts
                ? new LegacyReport(facts)
                : null;

        /// <summary>Saves the whole model: architecture, weights, optimizer. The file is written beside and then put in place: a crash leaves the old one whole.</summary>
        /// <param name="path">Must end in <c>.keras</c> (or <c>.h5</c> for the old format).</param>
        /// <param name="overwrite">Whether a file that is there may be replaced.</param>
        /// <param name="zipped">False: <paramref name="path"/> is a folder, in which lies as files what else is in the <c>.keras</c> archive.</param>
        /// <returns>The full path.</returns>
        /// <exception cref="KerasArgumentException">The ending is another, or the file exists and may not be replaced.</exception>
        /// <exception cref="KerasFileException">The file can't be written, or the folder that is there holds something else.</exception>
        public string Save(string path, bool overwrite = true, bool zipped = true) =>
            Surface.Host<string>(
                "save_model",
                this,
                Required.Value(path, "Model.Save", nameof(path)),
                overwrite,
                zipped
            );

        /// <summary>Saves the weights only. As with <see cref="Save(string, bool, bool)"/>, a crash leaves the old file whole.</summary>
        /// <param name="path">Must end in <c>.weights.h5</c>; with <paramref name="maxShardSize"/> in <c>.weights.json</c>.</param>
        /// <param name="overwrite">Whether a file that is there may be replaced.</param>
        /// <param name="maxShardSize">Splits the weights into files of at most this many gigabytes, beside a list of them.</param>
        /// <returns>The full path.</returns>
        /// <exception cref="KerasArgumentException">The ending is another, or the file exists and may not be replaced.</exception>
        /// <exception cref="KerasFileException">The file can't be written.</exception>
        public string SaveWeights(string path, bool overwrite = true, double? maxShardSize = null) =>
            Surface.Host<string>(
                "save_weights",
                this,
                Required.Value(path, "Model.SaveWeights", nameof(path)),
                overwrite,
                maxShardSize
            );

        /// <summary>Writes what runs without KerasNet, and without the C# classes of the model. A crash leaves what was there whole.</summary>
        /// <param name="path">A folder for <see cref="ExportFormat.SavedModel"/>, a file for the others.</param>
        /// <param name="format">What to write.</param>
        /// <param name="overwrite">Whether what is there may be replaced.</param>
        /// <returns>The full path.</returns>
        /// <exception cref="HostSetupException">A Python package that the format needs is not installed.</exception>
        /// <exception cref="KerasArgumentException">The model is not built, can't be written in this format, or something is there and may not be replaced.</exception>
        /// <exception cref="KerasFileException">It can't be written.</exception>
        public string Export(string path, ExportFormat format = ExportFormat.SavedModel, bool overwrite = true) =>
            Surface.Host<string>(
                "export_model",
                this,
                Required.Value(path, "Model.Export", nameof(path)),
                format == ExportFormat.SavedModel ? "tf_saved_model"
                    : format == ExportFormat.Onnx ? "onnx"
                    : "litert",
                overwrite
            );

        /// <summary>Loads weights into this model; files of Keras 1 and 2 are converted.</summary>
        /// <param name="path">A <c>.weights.h5</c>, <c>.weights.json</c>, <c>.h5</c> or <c>.keras</c> file of a model of the same architecture.</param>
        /// <param name="skipMismatch">Whether layers whose shapes differ are left as they are.</param>
        /// <param name="backend"><c>theano</c>, <c>cntk</c> or <c>tensorflow</c>: for files of Keras 1 and 2 that do not say it.</param>
        /// <exception cref="KerasFileException">There is no such file, or it can't be read.</exception>
        /// <exception cref="KerasArgumentException">The weights do not fit.</exception>
        public void LoadWeights(string path, bool skipMismatch = false, string? backend = null) =>
            Surface.Host<object?>(
                "load_weights",
                this,
                Required.Value(path, "Model.LoadWeights", nameof(path)),
                skipMismatch,
                backend
            );
    }
}
