using System;
using System.IO;
using System.Linq;
using System.Threading;
using KerasNet;
using KerasNet.Layers;

namespace ArrayFacts
{
    /// <summary>Memory stays flat, disposed or not. Nothing here collects garbage by hand, unless it says so.</summary>
    public static class MemoryFacts
    {
        private const int EightMegabytes = 1024 * 1024; // doubles
        private const int Small = 25_000;
        private const int Large = 300;

        public static void SmallArraysFromNetDisposed() => Flat(Small, () => new float[32]
                    .AsNDArray()
                    .Dispose());

        public static void SmallArraysFromNetForgotten() => Flat(Small, () => _ = new float[32].AsNDArray());

        public static void SmallArraysFromNumpyDisposed()
        {
            using var one = NDArray.Ones(32);
            Flat(Small, () => (one + 1).Dispose());
        }

        public static void SmallArraysFromNumpyForgotten()
        {
            using var one = NDArray.Ones(32);
            Flat(Small, () => _ = (one + 1).AsSpan<float>()[0]);
        }

        public static void LargeArraysFromNetDisposed()
        {
            var numbers = new double[EightMegabytes];
            Flat(Large, () =>
            {
                using var shared = numbers.AsNDArray();
                shared.ToNDArrayCopy().Dispose();
            });
        }

        public static void LargeArraysFromNetForgotten() =>
            Flat(Large, () => _ = new double[EightMegabytes].AsNDArray());

        public static void LargeArraysFromNumpyDisposed() =>
            Flat(Large, () => NDArray.Ones(EightMegabytes, "float64").Dispose());

        public static void LargeArraysFromNumpyForgotten() =>
            Flat(Large, () => _ = NDArray.Ones(EightMegabytes, "float64"));

        public static void LargeCopiesToNet()
        {
            using var source = NDArray.Ones(EightMegabytes, "float64");
            Flat(Large, () => _ = source.ToArray<double>());
        }

        public static void LargeMemoriesForgotten()
        {
            Flat(Large, () =>
            {
                using var array = NDArray.Zeros(EightMegabytes, "float64");
                var memory = array.AsMemory<double>();
                memory.Span[0] = 1;
            });
        }

        public static void ThreadsThatDieLeaveNothing()
        {
            const int Count = 400;
            void Run()
            {
                var thread = new Thread(() => NDArray.Zeros(3).Dispose());
                thread.Start();
                thread.Join();
            }

            for (var count = 0; count < 50; count++)
            {
                Run();
            }

            var before = Resident();
            for (var count = 0; count < Count; count++)
            {
                Run();
            }

            Check.Soon(
                () =>
                {
                    SharingFacts.LetGo();
                    return ParkedThreads() < 40;
                },
                () => $"Python keeps something for {ParkedThreads()} threads"
            );
            var grown = Resident() - before;
            Check.True(grown < 8_000_000, $"grew by {grown:N0} bytes over {Count} threads");
        }

        public static void ForgottenArraysWhileAModelTrains()
        {
            using var model = new Sequential { new Input(8), new Dense(16, activation: "relu"), new Dense(1) };
            model.Compile(optimizer: "sgd", loss: "mse");
            using var x = NDArray.Random.Normal((2048, 8), seed: 1);
            using var y = NDArray.Random.Normal((2048, 1), seed: 2);
            _ = model.Fit(x, y, epochs: 1, batchSize: 32, verbose: Verbose.Silent);
            var training = model.FitAsync(x, y, epochs: 12, batchSize: 32, verbose: Verbose.Silent);
            var made = 0;
            while (!training.IsCompleted)
            {
                for (var count = 0; count < 200; count++)
                {
                    _ = new float[256].AsNDArray();
                    _ = NDArray.Zeros(256)[1..];
                    made += 3;
                }

                GC.Collect(0); // the storm: finalizers run while the model trains
            }

            Check.Equal(12, training.GetAwaiter().GetResult()["loss"].Count);
            Check.True(made > 0, "nothing was made");
            Settle(60);
        }

        public static void ModelsBuiltAndDropped()
        {
            void Build(int count)
            {
                for (var index = 0; index < count; index++)
                {
                    using var model = new Sequential { new Input(4), new Dense(3), new Dense(1) };
                    Check.Equal(2, model.Layers.Count);
                }
            }

            Build(30);
            SharingFacts.LetGo();
            Settle(200);
            var (handles, resident) = (KerasHost.LiveObjects, Resident());
            Build(300);
            Check.Soon(
                () =>
                {
                    SharingFacts.LetGo();
                    return KerasHost.LiveObjects <= handles + 20;
                },
                () => $"{KerasHost.LiveObjects} handles, {handles} before"
            );
            var grown = Resident() - resident;
            Check.True(grown < 60_000_000, $"grew by {grown:N0} bytes over 300 models");
        }

        internal static NDArray ToNDArrayCopy(this NDArray array) => array.Copy();

        internal static long Resident()
        {
            if (!File.Exists("/proc/self/statm"))
            {
                return System.Diagnostics.Process.GetCurrentProcess().WorkingSet64;
            }

            return long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1]) * Environment.SystemPageSize;
        }

        private static long ParkedThreads() =>
            (long)
                typeof(KerasHost)
                    .GetProperty(
                        "ParkedThreads",
                        System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic
                    )!
                    .GetValue(null)!;

        private static void Flat(int times, Action work)
        {
            for (var count = 0; count < times / 5; count++)
            {
                work();
            }

            var before = Resident();
            var highest = 0L;
            for (var count = 0; count < times; count++)
            {
                work();
                if (count % (times / 25) == 0)
                {
                    highest = Math.Max(highest, Resident());
                }
            }

            Console.Error.WriteLine(
                $"  {work.Method.Name}: {before / 1e6:F0} MB before, highest {highest / 1e6:F0} MB"
            );
            // Two gigabytes are made and let go: with nothing given back it would be twice as much.
            Check.True(highest - before < 1_000_000_000, $"as much as {highest:N0} bytes, {before:N0} before");
            Settle(60);
        }

        /// <summary>After a collection nothing is left.</summary>
        private static void Settle(long handles) =>
            Check.Soon(
                () =>
                {
                    SharingFacts.LetGo();
                    return KerasHost.SharedMemories == 0 && KerasHost.LiveObjects <= handles;
                },
                () => $"{KerasHost.SharedMemories} memories and {KerasHost.LiveObjects} handles are left"
            );
    }
}
