using System;
using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet.Arrays
{
    /// <summary>Rows of rows (<c>float[][]</c>), which .NET keeps apart, copied into one array.</summary>
    internal static class JaggedArray
    {
        /// <exception cref="KerasArgumentException">The rows differ in length.</exception>
        internal static NDArray Copy(Array rows)
        {
            var lengths = new List<int>();
            var leaves = new List<Array>();
            var level = new List<Array> { rows };
            while (level[0].GetType().GetElementType()!.IsArray)
            {
                var length = SameLength(level, lengths.Count);
                lengths.Add(length);
                if (length == 0)
                {
                    throw new KerasArgumentException(
                        "rows: there are no rows, so how long they are can't be told. Pass an empty array with axes, such as new float[0, 3].",
                        "rows"
                    );
                }

                level = Inner(level);
            }

            lengths.Add(SameLength(level, lengths.Count));
            leaves.AddRange(level);
            if (leaves[0].Rank > 1)
            {
                throw new KerasArgumentException(
                    $"rows: arrays of {leaves[0].GetType().Name} are not supported; use one array with more axes, or rows of one axis.",
                    "rows"
                );
            }

            var type = ElementType.OfNet(leaves[0].GetType().GetElementType()!);
            return type.DType == DType.String ? Strings(leaves, lengths) : Numbers(leaves, lengths, type.DType);
        }

        private static unsafe NDArray Numbers(List<Array> leaves, List<int> lengths, DType type)
        {
            var result = NDArray.Empty(new Shape(lengths.ConvertAll(length => (int?)length).ToArray()), type);
            var bytes = result.ByteSize / leaves.Count;
            for (var index = 0; index < leaves.Count; index++)
            {
                RawMemory.CopyFrom(leaves[index], result.Layout.Data + (index * bytes), bytes);
            }

            GC.KeepAlive(result);
            return result;
        }

        private static NDArray Strings(List<Array> leaves, List<int> lengths)
        {
            var items = new List<object?>();
            foreach (var leaf in leaves)
            {
                foreach (var item in (string?[])leaf)
                {
                    items.Add(item ?? string.Empty);
                }
            }

            return Numpy.Call(
                "text",
                new Arguments().AddPositional(items).AddPositional(PythonTuple.Of(lengths.ToArray()))
            );
        }

        private static int SameLength(List<Array> level, int axis)
        {
            var length = level[0].Length;
            for (var index = 1; index < level.Count; index++)
            {
                if (level[index].Length != length)
                {
                    throw new KerasArgumentException(
                        $"rows: on axis {axis}, row {index} has {level[index].Length} values and row 0 has {length}. Make them equally long, or pad them: NDArray.FromRows(rows, padding: 0).",
                        "rows"
                    );
                }
            }

            return length;
        }

        private static List<Array> Inner(List<Array> level)
        {
            var inner = new List<Array>();
            foreach (var outer in level)
            {
                foreach (Array? row in outer)
                {
                    inner.Add(row ?? throw new KerasArgumentException("rows: a row is null.", "rows"));
                }
            }

            return inner;
        }
    }
}
