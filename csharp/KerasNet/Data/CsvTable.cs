using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace KerasNet
{
    /// <summary>Reads a CSV file into columns.</summary>
    internal static class CsvTable
    {
        /// <summary>The columns: float32 where every value that is there is a number, else text.</summary>
        internal static Dictionary<string, NDArray> Read(
            string path,
            char separator,
            IReadOnlyList<string>? names,
            string missing
        )
        {
            if (!File.Exists(path))
            {
                throw new KerasFileException($"There is no file '{Path.GetFullPath(path)}'.");
            }

            using var reader = new StreamReader(path);
            var lines = CsvLines.Read(reader, separator).ToList();
            var header =
                names
                ?? lines.FirstOrDefault()
                ?? throw new KerasArgumentException($"path: '{path}' is empty.", nameof(path));
            var rows = names == null ? lines.GetRange(1, lines.Count - 1) : lines;
            if (rows.Count == 0)
            {
                throw new KerasArgumentException($"path: '{path}' has no rows.", nameof(path));
            }

            var uneven = rows.FindIndex(row => row.Count != header.Count);
            if (uneven >= 0)
            {
                throw new KerasArgumentException(
                    $"path: row {uneven + 1} of '{path}' has {rows[uneven].Count} values, and there are {header.Count} columns.",
                    nameof(path)
                );
            }

            return Enumerable
                .Range(0, header.Count)
                .ToDictionary(
                    column => header[column],
                    column => Column(rows.ConvertAll(row => row[column] == missing ? string.Empty : row[column]))
                );
        }

        private static NDArray Column(List<string> values)
        {
            var numbers = new float[values.Count, 1];
            for (var row = 0; row < values.Count; row++)
            {
                if (values[row].Length == 0)
                {
                    numbers[row, 0] = float.NaN;
                }
                else if (
                    !float.TryParse(values[row], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[row, 0])
                )
                {
                    return NDArray.Create(values, (values.Count, 1));
                }
            }

            return numbers;
        }
    }
}
