using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Layers;

namespace Pieces
{
    /// <summary>Many threads on one and several models.</summary>
    public static class ThreadTests
    {
        /// <summary>200 requests in flight on two models while a third trains; each must get its own answer.</summary>
        public static string Requests()
        {
            var models = new[] { Nets.Line(), Nets.Line() };
            var expected = models.Select(model => model.Predict(Nets.X).ToArray<float>()).ToArray();
            var busy = Nets.Line();
            var training = busy.FitAsync(Nets.X, Nets.Y, batchSize: 4, epochs: 10, verbose: Verbose.Silent);
            var answers = Enumerable
                .Range(0, 200)
                .Select(index =>
                    Task.Run(() =>
                    {
                        var row = index % 64;
                        var input = new float[1, 4];
                        for (var column = 0; column < 4; column++)
                        {
                            input[0, column] = Nets.X[row, column];
                        }

                        return Math.Abs(
                            models[index % 2].Predict(input).ToArray<float>()[0] - expected[index % 2][row]
                        );
                    })
                )
                .ToArray();
            Task.WhenAll(answers).GetAwaiter().GetResult();
            training.GetAwaiter().GetResult();
            return $"{answers.Count(answer => answer.Result < 1e-5)} right, {busy.History!.Epochs.Count} epochs";
        }

        /// <summary>Two trainings of one model at once: one after the other, none lost.</summary>
        public static string TwoFits()
        {
            var model = Nets.Line();
            var fits = Enumerable
                .Range(0, 3)
                .Select(_ => model.FitAsync(Nets.X, Nets.Y, batchSize: 16, epochs: 2, verbose: Verbose.Silent))
                .ToArray();
            var histories = Task.WhenAll(fits).GetAwaiter().GetResult();
            var steps = model.Optimizer.Iterations.ToNDArray().ToScalar();
            return $"{steps} steps, {histories.Count(history => history.Loss.All(double.IsFinite))} histories";
        }

        /// <summary>Predict and Evaluate inside a callback of the same model's training.</summary>
        public static int InsideACallback()
        {
            var model = Nets.Line();
            var curious = new Curious();
            model.Fit(Nets.X, Nets.Y, epochs: 2, verbose: Verbose.Silent, callbacks: new[] { curious });
            return curious.Seen.Count;
        }

        /// <summary>A window with one thread: a button starts the training, another cancels it in the third step.</summary>
        public static string CancelButton()
        {
            var text = "nothing";
            using var window = new Window();
            window.Run(async () =>
            {
                var thread = Environment.CurrentManagedThreadId;
                using var cancel = new CancellationTokenSource();
                var model = Nets.Line();
                var steps = 0;
                var button = new LambdaCallback(
                    onTrainBatchEnd: (batch, logs) =>
                    {
                        steps++;
                        if (batch == 2)
                        {
                            cancel.Cancel();
                        }
                    }
                );
                try
                {
                    await model.FitAsync(
                        Nets.Numbers(800, 4, 3),
                        Nets.Numbers(800, 1, 4),
                        batchSize: 8,
                        epochs: 5,
                        callbacks: new[] { button },
                        progress: new Progress<TrainingProgress>(_ => { }),
                        cancellationToken: cancel.Token
                    );
                    text = "not cancelled";
                }
                catch (OperationCanceledException error)
                {
                    var same = Environment.CurrentManagedThreadId == thread;
                    var usable = model.Predict(Nets.X).Shape[0];
                    var again = model.Fit(Nets.X, Nets.Y, verbose: Verbose.Silent).Loss.Count;
                    text =
                        $"after {steps} steps, token {error.CancellationToken == cancel.Token}, same thread {same}, {usable} rows, {again} epoch";
                }
            });
            return text;
        }

        /// <summary>A timer ticks and predicts while the model trains.</summary>
        public static bool Timer()
        {
            var model = Nets.Line();
            var ticks = 0;
            using var timer = new Timer(
                _ =>
                {
                    if (model.Predict(Nets.X).Size == 64)
                    {
                        Interlocked.Increment(ref ticks);
                    }
                },
                null,
                0,
                20
            );
            for (var round = 0; round < 200 && Volatile.Read(ref ticks) < 3; round++)
            {
                model.Fit(Nets.X, Nets.Y, epochs: 2, verbose: Verbose.Silent);
            }

            return ticks >= 3;
        }

        /// <summary>A run that waits for its turn can be cancelled.</summary>
        public static string CancelWhileWaiting()
        {
            var model = Nets.Line();
            using var started = new ManualResetEventSlim();
            using var release = new ManualResetEventSlim();
            var holder = new LambdaCallback(onTrainBegin: _ =>
            {
                started.Set();
                release.Wait(20000);
            });
            var first = model.FitAsync(Nets.X, Nets.Y, verbose: Verbose.Silent, callbacks: new[] { holder });
            started.Wait(20000);
            using var cancel = new CancellationTokenSource(100);
            try
            {
                model
                    .FitAsync(Nets.X, Nets.Y, verbose: Verbose.Silent, cancellationToken: cancel.Token)
                    .GetAwaiter()
                    .GetResult();
                return "not cancelled";
            }
            catch (OperationCanceledException)
            {
                return "cancelled";
            }
            finally
            {
                release.Set();
                first.GetAwaiter().GetResult();
            }
        }

        /// <summary>Layers, settings and policies from many threads, through tasks.</summary>
        public static string PolicyAcrossThreads()
        {
            try
            {
                Task.Run(() => Config.SetDTypePolicy("mixed_float16")).Wait();
                var layers = new ConcurrentBag<string>();
                Parallel.For(0, 8, _ => layers.Add(new Dense(2).ComputeDType));
                return string.Join(" ", layers.Distinct());
            }
            finally
            {
                Config.SetDTypePolicy("float32");
            }
        }

        /// <summary>A seed set on one thread is that of what other threads draw next.</summary>
        public static bool SeedAcrossThreads()
        {
            float[] Draw() => Task.Run(() => KerasRandom.Normal((3, 1)).ToNDArray().ToArray<float>()).Result;
            Task.Run(() => KerasRandom.SetSeed(5)).Wait();
            var first = Draw().Concat(Draw()).ToArray();
            Task.Run(() => KerasRandom.SetSeed(5)).Wait();
            return first.SequenceEqual(Draw().Concat(Draw()));
        }

        /// <summary>How many of 400 readings of one array and one tensor, from 8 threads at once, are right.</summary>
        public static int Reading()
        {
            var array = NDArray.Arange(1000).AsType("float32").Reshape((100, 10));
            Tensor tensor = array;
            var right = 0;
            Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, index =>
            {
                var row = index % 100;
                using var slice = array[row..(row + 1)];
                using var read = tensor.ToNDArray();
                var sum = slice.ToArray<float>().Sum();
                if (sum == (row * 100) + 45 && (float)read[row, 9] == (row * 10) + 9)
                {
                    Interlocked.Increment(ref right);
                }
            });
            return right;
        }

        private sealed class Curious : Callback
        {
            public List<double> Seen { get; } = new List<double>();

            public override void OnEpochEnd(int epoch, IReadOnlyDictionary<string, double> logs)
            {
                this.Seen.Add(this.Model.Predict(Nets.X).ToArray<float>()[0]);
                this.Seen.Add(this.Model.Evaluate(Nets.X, Nets.Y, verbose: Verbose.Silent).Loss);
            }
        }

        /// <summary>A message loop on one thread, as a window has.</summary>
        private sealed class Window : SynchronizationContext, IDisposable
        {
            private readonly BlockingCollection<Action> messages = new BlockingCollection<Action>();

            public override void Post(SendOrPostCallback d, object? state) => this.messages.Add(() => d(state));

            public void Dispose() => this.messages.Dispose();

            public void Run(Func<Task> click)
            {
                var before = Current;
                SetSynchronizationContext(this);
                try
                {
                    var task = click();
                    _ = task.ContinueWith(_ => this.messages.CompleteAdding(), TaskScheduler.Default);
                    foreach (var message in this.messages.GetConsumingEnumerable())
                    {
                        message();
                    }

                    task.GetAwaiter().GetResult();
                }
                finally
                {
                    SetSynchronizationContext(before);
                }
            }
        }
    }
}
