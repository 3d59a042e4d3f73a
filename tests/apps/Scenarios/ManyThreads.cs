using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Layers;

namespace Scenarios
{
    /// <summary>Keras keeps its settings a thread; a program of many threads must not notice.</summary>
    internal static class ManyThreads
    {
        internal static Task Names(string[] arguments)
        {
            var layers = new Layer[8];
            var threads = Enumerable
                .Range(0, layers.Length)
                .Select(index => new Thread(() => layers[index] = new Dense(2)))
                .ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            Console.WriteLine($"different names: {layers.Select(layer => layer.Name).Distinct().Count()}");
            return Task.CompletedTask;
        }

        internal static async Task Policy(string[] arguments)
        {
            await Task.Run(() => Config.SetDTypePolicy("mixed_float16"));
            var name = await Task.Run(() => new Dense(2).GetConfig()["dtype"]);
            Console.WriteLine(
                (
                    (System.Collections.Generic.IReadOnlyDictionary<string, object?>)
                        ((System.Collections.Generic.IReadOnlyDictionary<string, object?>)name!)["config"]!
                )["name"]
            );
        }

        internal static async Task PredictWhileFitting(string[] arguments)
        {
            var model = Basics.SmallNet();
            var other = Basics.SmallNet();
            var (x, y) = Basics.Data(3200);
            var fitting = model.FitAsync(x, y, batchSize: 8, epochs: 3, verbose: Verbose.Silent);
            var predictions = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(index => Task.Run(() => (index % 2 == 0 ? model : other).Predict(x[..4]).Shape))
            );
            var history = await fitting;
            Console.WriteLine(
                $"predictions {predictions.Count(shape => shape == (4, 1))}, epochs {history.Epochs.Count}"
            );
        }
    }
}
