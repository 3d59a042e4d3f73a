using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Tracing;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Layers;
using KerasNet.Serving;

namespace Scenarios
{
    internal static class Serving
    {
        private static Sequential Small()
        {
            var model = new Sequential { new Input(4), new Dense(8, activation: "relu"), new Dense(2) };
            model.Compile(optimizer: "adam", loss: "mse");
            return model;
        }

        /// <summary>Events and counters, as a listener of the program's own reads them.</summary>
        internal static Task Events(string[] arguments)
        {
            using var listener = new Listener();
            var model = Small();
            var (x, y) = (NDArray.Zeros((64, 4)), NDArray.Zeros((64, 2)));
            var plans = new[] { Acceleration.Auto, Acceleration.Off }
                .Select(acceleration => model.Fit(x, y, verbose: Verbose.Silent, acceleration: acceleration).Plan)
                .ToList();
            Console.WriteLine($"plans told: {plans.SequenceEqual(listener.Plans)}");
            Console.WriteLine($"accelerated: {string.Join(", ", listener.Accelerated)}");

            using var predictor = model.CreatePredictor();
            var end = DateTime.UtcNow.AddSeconds(30);
            while (listener.Counters.Count < 4 && DateTime.UtcNow < end)
            {
                _ = predictor.Predict(1, 2, 3, 4);
            }

            Console.WriteLine($"counters: {string.Join(", ", listener.Counters.Keys.OrderBy(name => name))}");
            return Task.CompletedTask;
        }

        /// <summary>A storm of finalizers and predictions of another model while a model is trained.</summary>
        internal static async Task Storm(string[] arguments)
        {
            var (model, other) = (Small(), Small());
            var (x, y) = (NDArray.Zeros((512, 4)), NDArray.Zeros((512, 2)));
            var fit = model.FitAsync(x, y, epochs: 40, acceleration: Acceleration.Off, verbose: Verbose.Silent);
            var made = 0;
            while (!fit.IsCompleted)
            {
                for (var index = 0; index < 200; index++)
                {
                    _ = other.Predict(
                        NDArray.Share(
                            new float[,]
                            {
                                { 1, 2, 3, 4 },
                            }
                        )
                    )[0];
                    made += 3;
                }

                GC.Collect();
            }

            var history = await fit;
            Console.WriteLine($"epochs: {history.Epochs.Count}, many left to finalizers: {made > 1000}");
            GC.Collect();
            GC.WaitForPendingFinalizers();
            _ = other.CountParams();
            Console.WriteLine($"few are alive: {KerasHost.LiveObjects < 500 && KerasHost.SharedMemories < 500}");
        }

        /// <summary>A predictor is disposed under the hands of its callers.</summary>
        internal static Task DisposeInFlight(string[] arguments)
        {
            var model = Small();
            var row = new float[] { 1, 2, 3, 4 };
            var expected = model
                .Predict(
                    new float[,]
                    {
                        { 1, 2, 3, 4 },
                    }
                )
                .ToArray<float>();
            var (answered, refused, wrong) = (0, 0, 0);
            var predictor = model.CreatePredictor(new PredictorOptions { MaxQueue = 4 });
            model.Dispose();
            var callers = Enumerable
                .Range(0, 16)
                .Select(number => new Thread(() =>
                {
                    try
                    {
                        for (; ; )
                        {
                            var found = number % 2 == 0 ? predictor.Predict(row) : predictor.PredictAsync(row).Result;
                            var fits = found
                                .Zip(expected, (one, other) => Math.Abs(one - other) < 1e-4)
                                .All(same => same);
                            _ = fits ? Interlocked.Increment(ref answered) : Interlocked.Increment(ref wrong);
                        }
                    }
                    catch (ObjectDisposedException)
                    {
                        Interlocked.Increment(ref refused);
                    }
                    catch (AggregateException error) when (error.InnerException is ObjectDisposedException)
                    {
                        Interlocked.Increment(ref refused);
                    }
                }))
                .ToList();
            callers.ForEach(caller => caller.Start());
            Thread.Sleep(500);
            predictor.Dispose();
            callers.ForEach(caller => caller.Join());
            Console.WriteLine($"answered: {answered > 0}, refused: {refused}, wrong: {wrong}");
            return Task.CompletedTask;
        }

        private sealed class Listener : EventListener
        {
            internal ConcurrentQueue<string> Plans { get; } = new ConcurrentQueue<string>();

            internal ConcurrentQueue<bool> Accelerated { get; } = new ConcurrentQueue<bool>();

            internal ConcurrentDictionary<string, bool> Counters { get; } = new ConcurrentDictionary<string, bool>();

            protected override void OnEventSourceCreated(EventSource source)
            {
                if (source.Name == "KerasNet.Training")
                {
                    this.EnableEvents(source, EventLevel.Informational);
                }
                else if (source.Name == "KerasNet.Serving")
                {
                    var everySecond = new Dictionary<string, string?> { ["EventCounterIntervalSec"] = "1" };
                    this.EnableEvents(source, EventLevel.LogAlways, EventKeywords.All, everySecond);
                }
            }

            protected override void OnEventWritten(EventWrittenEventArgs written)
            {
                if (written.EventName == "FitPlan")
                {
                    this.Accelerated.Enqueue((bool)written.Payload![1]!);
                    this.Plans.Enqueue((string)written.Payload[2]!);
                }
                else if (written.EventName == "EventCounters")
                {
                    var counter = (IDictionary<string, object>)written.Payload![0]!;
                    this.Counters[(string)counter["Name"]] = true;
                }
            }
        }
    }
}
