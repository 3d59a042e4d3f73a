using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KerasNet;

namespace Bench
{
    /// <summary>A million floats to numpy and back.</summary>
    internal static class Arrays
    {
        private static readonly float[] Million = Enumerable.Range(0, 1_000_000).Select(index => index / 7f).ToArray();

        /// <summary>"view", "copy" to a new array of numpy, or "into" one that is there.</summary>
        internal static IEnumerable<double> In(string[] arguments)
        {
            using var target = Million.ToNDArray();
            return Timed(
                arguments,
                ("view", () => NDArray.Share(Million).Dispose()),
                ("copy", () => Million.ToNDArray().Dispose()),
                ("into", () => target.CopyFrom(Million))
            );
        }

        /// <summary>"view", "copy" to a new array of .NET, "into" one that is there, or "net": what .NET itself takes for a new one.</summary>
        internal static IEnumerable<double> Out(string[] arguments)
        {
            using var source = Million.ToNDArray();
            var target = new float[Million.Length];
            return Timed(
                arguments,
                ("view", () => source.AsReadOnlySpan<float>()[0].GetHashCode()),
                ("copy", () => source.ToArray<float>()),
                ("net", () => Million.AsSpan().ToArray()),
                ("into", () => source.CopyTo<float>(target))
            );
        }

        private static List<double> Timed(string[] arguments, params (string Name, Action Run)[] ways)
        {
            var run = ways.Single(way => way.Name == arguments[0]).Run;
            var times = int.Parse(arguments[1], CultureInfo.InvariantCulture);
            return Program.Time(times, run).ToList();
        }
    }
}
