using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Layers;

namespace DataChecks
{
    /// <summary>Data that C# makes while a model trains.</summary>
    public static class Generators
    {
        public static double[] FitLosses(NDArray x, NDArray y, int workers)
        {
            var model = Network();
            using var source = new Slices(x, y, 16, workers);
            var history = model.Fit(source, epochs: 3, shuffle: false, validationData: source, verbose: Verbose.Silent);
            return history.Loss.Concat(history["val_loss"]).ToArray();
        }

        public static int Epochs(NDArray x, NDArray y)
        {
            using var source = new Slices(x, y, 16, 1);
            Network().Fit(source, epochs: 3, verbose: Verbose.Silent);
            return source.EpochsEnded;
        }

        public static float[] Predict(NDArray x, NDArray y)
        {
            using var source = new Slices(x, y, 16, 2);
            return Network().Predict(source).ToArray<float>();
        }

        public static double[] FitEnumerable(NDArray x, NDArray y)
        {
            var batches = Dataset.FromGenerator(Batches(x, y));
            return Network().Fit(batches, epochs: 3, verbose: Verbose.Silent).Loss.ToArray();
        }

        public static double[] FitAsyncEnumerable(NDArray x, NDArray y)
        {
            var batches = Dataset.FromGenerator(BatchesAsync(x, y));
            return Network().Fit(batches, epochs: 3, verbose: Verbose.Silent).Loss.ToArray();
        }

        /// <summary>What arrives at the caller of Fit when its data source throws in batch 2 of 5.</summary>
        public static string Throwing(string source, NDArray x, NDArray y)
        {
            var model = Network();
            ModelData data = source switch
            {
                "generator" => new Broken(1),
                "workers" => new Broken(3),
                "enumerable" => Dataset.FromGenerator(BrokenBatches(Batches(x, y))),
                _ => Dataset.FromGenerator(BrokenBatches(Batches(x, y))).MapInputs(input => input * 2).Prefetch(),
            };
            try
            {
                model.Fit(data, epochs: 2, verbose: Verbose.Silent);
                return "nothing was thrown";
            }
            catch (DataLostException error)
            {
                var usable = model.Fit(x, y, verbose: Verbose.Silent).Loss.Count == 1;
                return $"{error.Message}, batch {error.Batch}, model usable: {usable}";
            }
        }

        /// <summary>Cancels a training while its data source works on batches that nobody will use.</summary>
        public static string Cancelled(NDArray x, NDArray y, int workers)
        {
            using var cancel = new CancellationTokenSource();
            using var source = new Slices(x, y, 4, workers);
            var model = Network();
            var training = model.FitAsync(
                source,
                epochs: 10_000,
                verbose: Verbose.Silent,
                progress: new Cancelling(cancel),
                cancellationToken: cancel.Token
            );
            try
            {
                training.GetAwaiter().GetResult();
                return "it went on to the end";
            }
            catch (OperationCanceledException)
            {
                return model.Fit(x, y, verbose: Verbose.Silent).Loss.Count == 1 ? "cancelled" : "not usable";
            }
        }

        /// <summary>Cancels a training whose source never gives its third batch; ``another`` trains from the same source.</summary>
        public static string CancelledWhileWaiting(NDArray x, NDArray y, bool looks, bool another)
        {
            using var cancel = new CancellationTokenSource();
            using var third = new CountdownEvent(another ? 2 : 1);
            var release = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            var token = CancellationToken.None;
            var source = Dataset
                .FromGenerator(WaitingBatches(x, y, looks, third, release.Task, given => token = given))
                .MapInputs(input => input * 2)
                .Prefetch();
            var model = Network();
            var training = model.FitAsync(source, verbose: Verbose.Silent, cancellationToken: cancel.Token);
            var second = another ? Network().FitAsync(source, verbose: Verbose.Silent) : null;
            third.Wait();
            cancel.Cancel();
            if (second != null)
            {
                // Long enough for a reading to be ended that must not be.
                Thread.Sleep(300);
                release.SetResult(true);
                var steps = second.GetAwaiter().GetResult().Loss.Count;
                return $"the other ended: {steps == 1}, cancelled: {IsCancelled(training, cancel.Token)}";
            }

            var cancelled = IsCancelled(training, cancel.Token);
            var told = SpinWait.SpinUntil(() => token.IsCancellationRequested, 10_000);
            release.SetResult(true);
            return $"cancelled: {cancelled}, told: {told}, usable: {model.Fit(x, y, verbose: Verbose.Silent).Loss.Count == 1}";
        }

        public static string ThrowingInPredict()
        {
            try
            {
                using var scores = Network().Predict(new Broken(2));
                return "nothing was thrown";
            }
            catch (DataLostException error)
            {
                return error.Message;
            }
        }

        /// <summary>How many sources are still alive after they were used: neither side may keep the other for ever.</summary>
        public static int AliveAfterUse(NDArray x, NDArray y)
        {
            var uses = Enumerable.Range(0, 5).Select(_ => Use(x, y)).ToArray();
            for (var round = 0; round < 20 && uses.Any(use => use.IsAlive); round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                Utils.ClearSession();
            }

            return uses.Count(use => use.IsAlive);
        }

        public static bool WorkersWorkTogether(NDArray x, NDArray y)
        {
            using var source = new Slices(x, y, 4, 4);
            Network().Fit(source, verbose: Verbose.Silent);
            return source.Threads.Count > 1;
        }

        private static bool IsCancelled(Task training, CancellationToken token)
        {
            try
            {
                training.GetAwaiter().GetResult();
                return false;
            }
            catch (OperationCanceledException error)
            {
                return error.CancellationToken == token;
            }
        }

        private static async IAsyncEnumerable<Batch> WaitingBatches(
            NDArray x,
            NDArray y,
            bool looks,
            CountdownEvent third,
            Task release,
            Action<CancellationToken> tell,
            [EnumeratorCancellation] CancellationToken token = default
        )
        {
            tell(token);
            yield return (x[..16], y[..16]);
            yield return (x[16..32], y[16..32]);
            third.Signal();
            await (looks ? Task.WhenAny(release, Task.Delay(Timeout.Infinite, token)).Unwrap() : release);
            yield return (x[..16], y[..16]);
        }

        private static WeakReference Use(NDArray x, NDArray y)
        {
            var source = new Slices(x, y, 16, 1);
            Network().Fit(source, verbose: Verbose.Silent);
            return new WeakReference(source);
        }

        private static Sequential Network()
        {
            Utils.SetRandomSeed(3);
            var model = new Sequential { new Input(4), new Dense(8, activation: "relu"), new Dense(1) };
            model.Compile(optimizer: "sgd", loss: "mse");
            return model;
        }

        private static IEnumerable<Batch> Batches(NDArray x, NDArray y)
        {
            for (var start = 0; start < x.Length; start += 16)
            {
                yield return (x[start..Math.Min(start + 16, x.Length)], y[start..Math.Min(start + 16, x.Length)]);
            }
        }

        private static async IAsyncEnumerable<Batch> BatchesAsync(NDArray x, NDArray y)
        {
            foreach (var batch in Batches(x, y))
            {
                await Task.Delay(1).ConfigureAwait(false);
                yield return batch;
            }
        }

        private static IEnumerable<Batch> BrokenBatches(IEnumerable<Batch> batches)
        {
            var number = 0;
            foreach (var batch in batches)
            {
                yield return number++ < 2 ? batch : throw new DataLostException(2);
            }
        }

        private sealed class Slices : DataGenerator, IDisposable
        {
            private readonly NDArray x;
            private readonly NDArray y;
            private readonly int size;

            internal Slices(NDArray x, NDArray y, int size, int workers)
                : base(workers)
            {
                this.x = x;
                this.y = y;
                this.size = size;
            }

            public override int Length => (this.x.Length + this.size - 1) / this.size;

            internal int EpochsEnded { get; private set; }

            internal ConcurrentDictionary<int, bool> Threads { get; } = new ConcurrentDictionary<int, bool>();

            public override Batch GetBatch(int index)
            {
                this.Threads[Thread.CurrentThread.ManagedThreadId] = true;
                Thread.Sleep(2);
                var end = Math.Min((index + 1) * this.size, this.x.Length);
                return (this.x[(index * this.size)..end], this.y[(index * this.size)..end]);
            }

            public override void OnEpochEnd() => this.EpochsEnded++;

            public void Dispose() => this.Threads.Clear();
        }

        private sealed class Broken : DataGenerator
        {
            internal Broken(int workers)
                : base(workers) { }

            public override int Length => 5;

            public override Batch GetBatch(int index) =>
                index == 2 ? throw new DataLostException(index) : (Batch)(new float[16, 4], new float[16, 1]);
        }

        private sealed class Cancelling : IProgress<TrainingProgress>
        {
            private readonly CancellationTokenSource source;

            internal Cancelling(CancellationTokenSource source) => this.source = source;

            public void Report(TrainingProgress value) => this.source.Cancel();
        }
    }
}
