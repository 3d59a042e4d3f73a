using System;
using System.Threading;
using System.Threading.Tasks;
using KerasNet;

namespace Scenarios
{
    /// <summary>How a program ends, and how a training does.</summary>
    internal static class Endings
    {
        internal static async Task LeaveWhileFitting(string[] arguments)
        {
            var started = new TaskCompletionSource<bool>();
            _ = Endless(new Reporter(progress => started.TrySetResult(true)));
            await started.Task;
            Console.WriteLine("leaving");
        }

        internal static Task FitForLong(string[] arguments) =>
            Endless(new Reporter(progress => Console.WriteLine($"step {progress.Step}")));

        internal static async Task ExitFromWorker(string[] arguments)
        {
            _ = Basics.SmallNet();
            await Task.Run(() => Environment.Exit(7));
        }

        internal static async Task Cancel(string[] arguments)
        {
            using var cancellation = new CancellationTokenSource();
            var model = Basics.SmallNet();
            var (x, y) = Basics.Data(6400);
            try
            {
                await model.FitAsync(
                    x,
                    y,
                    batchSize: 1,
                    epochs: 50,
                    progress: new Reporter(progress => cancellation.Cancel()),
                    cancellationToken: cancellation.Token
                );
                Console.WriteLine("not cancelled");
            }
            catch (OperationCanceledException error)
            {
                Console.WriteLine($"cancelled, by its token: {error.CancellationToken == cancellation.Token}");
            }

            Console.WriteLine(
                $"stopped: {model.History!.WasStopped}, epochs begun: {model.History.Epochs.Count}, usable: {model.Predict(x[..2]).Shape}"
            );
        }

        private static Task Endless(IProgress<TrainingProgress> progress)
        {
            var (x, y) = Basics.Data(64_000);
            return Basics.SmallNet().FitAsync(x, y, batchSize: 1, epochs: 1000, progress: progress);
        }

        private sealed class Reporter : IProgress<TrainingProgress>
        {
            private readonly Action<TrainingProgress> act;

            internal Reporter(Action<TrainingProgress> act) => this.act = act;

            public void Report(TrainingProgress value) => this.act(value);
        }
    }
}
