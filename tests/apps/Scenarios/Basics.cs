using System;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Layers;

namespace Scenarios
{
    /// <summary>What works without more ado.</summary>
    internal static class Basics
    {
        internal static Task Array(string[] arguments)
        {
            NDArray table = new float[,]
            {
                { 1, 2, 3 },
                { 4, 5, 6 },
            };
            Console.WriteLine($"{table.Shape} {table.DType} {string.Join(" ", table[.., ^1].ToArray<float>())}");
            return Task.CompletedTask;
        }

        internal static async Task Info(string[] arguments)
        {
            await KerasHost.StartAsync();
            Console.WriteLine(KerasHost.Info);
        }

        internal static Task Train(string[] arguments)
        {
            var model = SmallNet();
            var (x, y) = Data(64);
            var history = model.Fit(x, y, epochs: 2, verbose: Verbose.Line);
            Console.WriteLine($"epochs {history.Epochs.Count}, loss falls: {history.Loss[1] < history.Loss[0]}");
            return Task.CompletedTask;
        }

        /// <summary>Keras prints, the program itself does not: its exit code tells whether the training ran.</summary>
        internal static Task TrainWithoutConsole(string[] arguments)
        {
            var (x, y) = Data(64);
            var history = SmallNet().Fit(x, y, epochs: 2);
            _ = SmallNet().FitAsync(x, y, progress: ConsoleProgress.Bar).GetAwaiter().GetResult();
            Environment.ExitCode = history.Epochs.Count == 2 ? 42 : 1;
            return Task.CompletedTask;
        }

        internal static Task Uncaught(string[] arguments) => Task.Run(() => new Dense(-1));

        internal static Sequential SmallNet()
        {
            Utils.SetRandomSeed(3);
            var model = new Sequential { new Input(4), new Dense(8, activation: "relu"), new Dense(1) };
            model.Compile(optimizer: "adam", loss: "mse");
            return model;
        }

        internal static (NDArray X, NDArray Y) Data(int rows)
        {
            var random = new Random(1);
            var x = new float[rows, 4];
            var y = new float[rows, 1];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < 4; column++)
                {
                    x[row, column] = (float)random.NextDouble();
                    y[row, 0] += x[row, column];
                }
            }

            return (x, y);
        }
    }
}
