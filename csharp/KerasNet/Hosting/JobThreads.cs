using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;

namespace KerasNet.Hosting
{
    /// <summary>Parked threads for long jobs (fit, evaluate, large predictions), so that other callers never wait for them.</summary>
    /// <remarks>A job starts with the Keras thread's settings and hands back those it changed.</remarks>
    internal static class JobThreads
    {
        private static readonly ConcurrentBag<WorkQueue> Idle = new ConcurrentBag<WorkQueue>();

        private static int started;

        /// <summary>Runs a job on a thread of its own and waits for its result; inside a job it runs in place.</summary>
        internal static T Run<T>(Func<T> job)
        {
            return KerasThread.IsCurrent ? KerasThread.RunHere(job) : KerasThread.Wait(RunAsync(job));
        }

        /// <summary>Runs a job on a thread of its own.</summary>
        internal static Task<T> RunAsync<T>(Func<T> job)
        {
            var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            Borrow().Add(() => KerasThread.Complete(done, () => WithKerasSettings(job)));
            return done.Task;
        }

        private static T WithKerasSettings<T>(Func<T> job)
        {
            using var before = CaptureFromKerasThread();
            Surface.AdoptSettings(before);
            try
            {
                return job();
            }
            finally
            {
                var changes = Surface.ChangedSettings(before);
                KerasThread.Post(() =>
                {
                    using (Gil.Acquire())
                    {
                        Surface.MergeSettings(changes);
                        changes.Dispose();
                    }
                });
            }
        }

        private static Python.Runtime.PyObject CaptureFromKerasThread()
        {
            var done = new TaskCompletionSource<Python.Runtime.PyObject>(
                TaskCreationOptions.RunContinuationsAsynchronously
            );
            KerasThread.Post(() => KerasThread.Complete(done, Surface.CaptureSettings));
            return KerasThread.Wait(done.Task);
        }

        private static WorkQueue Borrow()
        {
            if (!Idle.TryTake(out var inbox))
            {
                inbox = new WorkQueue();
                var number = System.Threading.Interlocked.Increment(ref started);
                _ = KerasThread.StartThread($"KerasNet job {number}", () => Loop(inbox));
            }

            return inbox;
        }

        private static void Loop(WorkQueue inbox) =>
            inbox.Run(afterEach: () =>
            {
                ReleaseQueue.Drain();
                Idle.Add(inbox);
            });
    }
}
