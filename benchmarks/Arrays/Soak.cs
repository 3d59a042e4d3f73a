using System;
using System.Globalization;
using System.IO;
using KerasNet;
using KerasNet.Layers;

namespace Arrays
{
    /// <summary>Many arrays and models, disposed and forgotten; the memory of the process before and at its highest.</summary>
    internal static class Soak
    {
        private const int Small = 100_000;
        private const int Large = 2_000;
        private const int Models = 1_000;
        private const int EightMegabytes = 1024 * 1024; // doubles

        private static string wanted = string.Empty;

        internal static void Run(string part)
        {
            wanted = part;
            KerasHost.Start();
            var large = new double[EightMegabytes];
            using var one = NDArray.Ones(32);
            using var source = NDArray.Ones(EightMegabytes, "float64");
            Loop("small, .NET to numpy, disposed", Small, () => new float[32]
                    .AsNDArray()
                    .Dispose());
            Loop("small, .NET to numpy, forgotten", Small, () => _ = new float[32].AsNDArray());
            Loop("small, numpy to .NET, disposed", Small, () => (one + 1).Dispose());
            Loop("small, numpy to .NET, forgotten", Small, () => _ = (one + 1).AsMemory<float>());
            Loop("8 MB, .NET to numpy, shared, disposed", Large, () => large.AsNDArray().Dispose());
            Loop("8 MB, .NET to numpy, shared, forgotten", Large, () => _ = new double[EightMegabytes].AsNDArray());
            Loop("8 MB, .NET to numpy, copied, forgotten", Large, () => _ = large.ToNDArray());
            Loop("8 MB, numpy to .NET, in place, disposed", Large, () =>
                NDArray.Ones(EightMegabytes, "float64").Dispose()
            );
            Loop("8 MB, numpy to .NET, in place, forgotten", Large, () => _ = NDArray.Ones(EightMegabytes, "float64"));
            Loop("8 MB, numpy to .NET, copied", Large, () => _ = source.ToArray<double>());
            Loop("models built and disposed", Models, () => Build().Dispose());
            Loop("models built and forgotten", Models, () => _ = Build());
        }

        private static Model Build() => new Sequential { new Input(4), new Dense(3), new Dense(1) };

        private static void Loop(string name, int times, Action work)
        {
            if (!Array.Exists(wanted.Split('|'), part => name.Contains(part, StringComparison.Ordinal)))
            {
                return;
            }

            for (var count = 0; count < times / 10; count++)
            {
                work();
            }

            var before = Resident();
            var highest = before;
            var clock = System.Diagnostics.Stopwatch.StartNew();
            for (var count = 0; count < times; count++)
            {
                work();
                if (count % (times / 100) == 0)
                {
                    highest = Math.Max(highest, Resident());
                }
            }

            Console.WriteLine(
                string.Format(
                    CultureInfo.InvariantCulture,
                    "{{\"name\": \"{0}\", \"times\": {1}, \"us\": {2:F1}, \"before_mb\": {3:F0}, \"highest_mb\": {4:F0}, \"after_mb\": {5:F0}, \"handles\": {6}, \"shared\": {7}}}",
                    name,
                    times,
                    clock.Elapsed.TotalMilliseconds * 1000 / times,
                    before / 1e6,
                    highest / 1e6,
                    Resident() / 1e6,
                    KerasHost.LiveObjects,
                    KerasHost.SharedMemories,
                    GC.CollectionCount(2)
                )
            );
        }

        private static long Resident() =>
            File.Exists("/proc/self/statm")
                ? long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture)
                    * Environment.SystemPageSize
                : System.Diagnostics.Process.GetCurrentProcess().WorkingSet64;
    }
}
