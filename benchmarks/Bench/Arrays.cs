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

        /// <summary>"view" or "copy".</summary>
        internal static IEnumerable<double> In(string[] arguments)
        {
            if (arguments[0] == "view")
            {
                return Program.Time(Count(arguments), () => NDArray.Share(Million).Dispose()).ToList();
            }

            return Program
                .Time(Count(arguments), () =>
                {
                    using var view = NDArray.Share(Million);
                    view.Copy().Dispose();
                })
                .ToList();
        }

        /// <summary>"view" or "copy".</summary>
        internal static IEnumerable<double> Out(string[] arguments)
        {
            using var source = NDArray.Zeros(1_000_000);
            if (arguments[0] == "view")
            {
                return Program.Time(Count(arguments), () => source.AsReadOnlySpan<float>()[0].GetHashCode()).ToList();
            }

            return Program.Time(Count(arguments), () => source.ToArray<float>()).ToList();
        }

        private static int Count(string[] arguments) => int.Parse(arguments[1], CultureInfo.InvariantCulture);
    }
}
