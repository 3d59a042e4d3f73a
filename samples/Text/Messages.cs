using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KerasNet;
using KerasNet.Datasets;

namespace Text
{
    /// <summary>Text messages and whether they are spam.</summary>
    internal sealed class Messages
    {
        private Messages(IReadOnlyList<string[]> rows)
        {
            this.Texts = NDArray.Create(rows.Select(row => row[1]), (rows.Count, 1));
            this.AreSpam = rows.Select(row => row[0] == "spam" ? 1f : 0f).ToArray();
        }

        internal NDArray Texts { get; }

        internal float[] AreSpam { get; }

        internal static (Messages Train, Messages Test) Load()
        {
            var random = new Random(1);
            var rows = File.ReadLines(BundledFiles.TextMessages)
                .Select(line => line.Split('\t', 2))
                .Where(row => row.Length == 2)
                .OrderBy(_ => random.Next())
                .ToList();
            var cut = rows.Count * 4 / 5;
            return (new Messages(rows.GetRange(0, cut)), new Messages(rows.GetRange(cut, rows.Count - cut)));
        }
    }
}
