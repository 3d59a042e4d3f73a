using System;
using System.IO;

namespace KerasNet
{
    /// <summary>A folder of its own for a file on its way to or from a stream; gone when disposed.</summary>
    internal sealed class TemporaryFile : IDisposable
    {
        private readonly string folder = Path.Combine(Path.GetTempPath(), $"kerasnet-{Guid.NewGuid():N}");

        internal TemporaryFile()
        {
            Directory.CreateDirectory(this.folder);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            try
            {
                Directory.Delete(this.folder, recursive: true);
            }
            catch (IOException)
            {
                // The system clears its folder of temporary files.
            }
            catch (UnauthorizedAccessException)
            {
                // As above.
            }
        }

        internal string Named(string name) => Path.Combine(this.folder, name);

        /// <summary>Puts what a stream holds into a file; what it begins with tells the kind.</summary>
        /// <exception cref="KerasFileException">The stream is empty.</exception>
        internal string Receive(Stream stream, string zip, string other)
        {
            if (stream == null)
            {
                throw new ArgumentNullException(nameof(stream));
            }

            var first = stream.ReadByte();
            if (first < 0)
            {
                throw new KerasFileException(
                    "stream: it holds nothing from where it stands on; set its Position to where the model begins."
                );
            }

            // A .keras file is a zip archive, which begins with PK; HDF5 does not.
            var path = this.Named(first == 'P' ? zip : other);
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.WriteByte((byte)first);
            stream.CopyTo(file);
            return path;
        }

        internal void Send(string path, Stream stream)
        {
            if (stream == null)
            {
                throw new ArgumentNullException(nameof(stream));
            }

            using var file = File.OpenRead(path);
            file.CopyTo(stream);
        }

        /// <exception cref="KerasFileException">The file is too long for an array.</exception>
        internal byte[] Content(string path) =>
            new FileInfo(path).Length <= 0x7FFFFFC7
                ? File.ReadAllBytes(path)
                : throw new KerasFileException(
                    "The model is larger than an array can be; save it to a file or a stream."
                );
    }
}
