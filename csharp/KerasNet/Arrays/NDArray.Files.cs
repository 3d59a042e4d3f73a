using System.Collections.Generic;
using System.Linq;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>numpy's files. Files that hold Python objects could run code when read, and are refused.</content>
    public partial class NDArray
    {
        /// <summary>Reads a <c>.npy</c> file.</summary>
        /// <param name="path">The file.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasFileException">The file is not there, or can't be read.</exception>
        public static NDArray Load(string path) => Numpy.Call("load", new Arguments().AddPositional(path));

        /// <summary>Reads the arrays of a <c>.npz</c> file.</summary>
        /// <param name="path">The file.</param>
        /// <returns>The arrays by their names.</returns>
        /// <exception cref="KerasFileException">The file is not there, or can't be read.</exception>
        public static IReadOnlyDictionary<string, NDArray> LoadMany(string path) =>
            Numpy.Call<Dictionary<string, NDArray>>("load_many", new Arguments().AddPositional(path));

        /// <summary>Writes arrays to one <c>.npz</c> file. A crash in the middle leaves an old file whole.</summary>
        /// <param name="path">The file; its folder must exist.</param>
        /// <param name="arrays">The arrays by their names.</param>
        /// <param name="compress">Whether to make the file smaller, which takes longer.</param>
        /// <exception cref="KerasFileException">The file can't be written.</exception>
        public static void SaveMany(string path, IReadOnlyDictionary<string, NDArray> arrays, bool compress = false) =>
            Numpy.Call<object>(
                "save_many",
                new Arguments()
                    .AddPositional(path)
                    .AddPositional(arrays.ToDictionary(pair => pair.Key, pair => (object?)pair.Value))
                    .AddPositional(compress)
            );

        /// <summary>Writes the array to a <c>.npy</c> file. A crash in the middle leaves an old file whole.</summary>
        /// <param name="path">The file; its folder must exist.</param>
        /// <exception cref="KerasFileException">The file can't be written.</exception>
        public void Save(string path) =>
            Numpy.Call<object>("save", new Arguments().AddPositional(path).AddPositional(this));
    }
}
