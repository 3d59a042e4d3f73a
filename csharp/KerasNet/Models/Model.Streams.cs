using System;
using System.IO;

namespace KerasNet
{
    /// <content>Saving to and loading from streams, by way of a temporary file.</content>
    public partial class Model
    {
        /// <summary>Loads a model from what <see cref="Save(Stream)"/> wrote, or from the content of a <c>.keras</c> or <c>.h5</c> file.</summary>
        /// <param name="stream">Is read from where it stands to its end, and left open.</param>
        /// <param name="compile">Whether optimizer, loss and metrics are restored as well.</param>
        /// <param name="safeMode">Whether files that hold Python code are refused. Leave it on unless you trust the file's author.</param>
        /// <returns>The model.</returns>
        /// <exception cref="ArgumentNullException">There is no stream.</exception>
        /// <exception cref="KerasFileException">What the stream holds can't be read.</exception>
        public static Model Load(Stream stream, bool compile = true, bool safeMode = true)
        {
            using var file = new TemporaryFile();
            return Load(file.Receive(stream, "model.keras", "model.h5"), compile, safeMode);
        }

        /// <summary>Loads a model from the content of a <c>.keras</c> or <c>.h5</c> file.</summary>
        /// <param name="content">The content.</param>
        /// <param name="compile">Whether optimizer, loss and metrics are restored as well.</param>
        /// <param name="safeMode">Whether files that hold Python code are refused. Leave it on unless you trust the file's author.</param>
        /// <returns>The model.</returns>
        /// <exception cref="ArgumentNullException">There is no content.</exception>
        /// <exception cref="KerasFileException">It can't be read.</exception>
        public static Model Load(byte[] content, bool compile = true, bool safeMode = true)
        {
            using var stream = new MemoryStream(content ?? throw new ArgumentNullException(nameof(content)), false);
            return Load(stream, compile, safeMode);
        }

        /// <summary>Writes the whole model to a stream, as the content of a <c>.keras</c> file. Nothing is written when saving fails.</summary>
        /// <param name="stream">Is written to from where it stands, and left open.</param>
        /// <exception cref="ArgumentNullException">There is no stream.</exception>
        /// <exception cref="KerasFileException">The model can't be saved.</exception>
        public void Save(Stream stream)
        {
            using var file = new TemporaryFile();
            file.Send(this.Save(file.Named("model.keras")), stream);
        }

        /// <summary>The whole model, as the content of a <c>.keras</c> file.</summary>
        /// <returns>The content.</returns>
        /// <exception cref="KerasFileException">The model can't be saved, or is larger than an array can be.</exception>
        public byte[] ToBytes()
        {
            using var file = new TemporaryFile();
            return file.Content(this.Save(file.Named("model.keras")));
        }

        /// <summary>Writes the weights to a stream, as the content of a <c>.weights.h5</c> file. Nothing is written when saving fails.</summary>
        /// <param name="stream">Is written to from where it stands, and left open.</param>
        /// <exception cref="ArgumentNullException">There is no stream.</exception>
        /// <exception cref="KerasFileException">The weights can't be saved.</exception>
        public void SaveWeights(Stream stream)
        {
            using var file = new TemporaryFile();
            file.Send(this.SaveWeights(file.Named("model.weights.h5")), stream);
        }

        /// <summary>Loads weights into this model from the content of a <c>.weights.h5</c> or <c>.keras</c> file.</summary>
        /// <param name="stream">Is read from where it stands to its end, and left open.</param>
        /// <param name="skipMismatch">Whether layers whose shapes differ are left as they are.</param>
        /// <exception cref="ArgumentNullException">There is no stream.</exception>
        /// <exception cref="KerasFileException">What the stream holds can't be read.</exception>
        /// <exception cref="KerasArgumentException">The weights do not fit.</exception>
        public void LoadWeights(Stream stream, bool skipMismatch = false)
        {
            using var file = new TemporaryFile();
            this.LoadWeights(file.Receive(stream, "model.keras", "model.weights.h5"), skipMismatch);
        }
    }
}
