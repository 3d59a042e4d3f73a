using System;
using System.Threading;
using System.Threading.Tasks;

namespace KerasNet.Hosting
{
    /// <summary>The one long-lived thread on which Keras builds, configures and answers short calls.</summary>
    /// <remarks>
    /// Keras keeps names, the dtype policy, seeds and scopes in thread-locals: on changing threads two layers get the same
    /// name and a policy is forgotten at once. Long jobs run on <see cref="JobThreads"/> instead.
    /// </remarks>
    internal static class KerasThread
    {
        private const int StackBytes = 16 * 1024 * 1024;

        private static readonly WorkQueue Queue = new WorkQueue();

        [ThreadStatic]
        private static bool runsKeras;

        /// <summary>Whether the calling thread may call Keras itself: it is the Keras thread, or runs a job.</summary>
        internal static bool IsCurrent => runsKeras;

        /// <summary>Starts the thread. <paramref name="prepare"/> runs on it first; what it throws arrives in the task.</summary>
        internal static Task Start(Action prepare)
        {
            var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            StartThread("KerasNet", () =>
            {
                try
                {
                    prepare();
                    ready.SetResult(true);
                }
#pragma warning disable CA1031 // whatever it was, it is the caller's to see
                catch (Exception error)
#pragma warning restore CA1031
                {
                    ready.SetException(error);
                    return;
                }

                Queue.Run(afterEach: ReleaseQueue.Drain);
            });
            return ready.Task;
        }

        /// <summary>Runs a short call on the Keras thread and waits for its result.</summary>
        internal static T Run<T>(Func<T> call)
        {
            if (runsKeras)
            {
                return RunHere(call);
            }

            var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            Queue.Add(() => Complete(done, call));
            return Wait(done.Task);
        }

        /// <summary>Runs a short call on the Keras thread and waits until it is done.</summary>
        internal static void Run(Action call) =>
            Run(() =>
            {
                call();
                return true;
            });

        /// <summary>Puts work on the Keras thread's queue without waiting for it. The work must not throw.</summary>
        internal static void Post(Action work) => Queue.Add(work);

        /// <summary>Runs C# code that Keras called, on the thread where it called: what it asks of Keras happens there, too.</summary>
        internal static T RunInside<T>(Func<T> code)
        {
            var before = runsKeras;
            runsKeras = true;
            try
            {
                return code();
            }
            finally
            {
                runsKeras = before;
            }
        }

        /// <summary>Waits for a result. A caller that holds Python's lock lends it out meanwhile.</summary>
        internal static T Wait<T>(Task<T> task)
        {
            if (!task.IsCompleted && Gil.IsHeld)
            {
                var state = Python.Runtime.PythonEngine.BeginAllowThreads();
                try
                {
                    return task.GetAwaiter().GetResult();
                }
                finally
                {
                    Python.Runtime.PythonEngine.EndAllowThreads(state);
                }
            }

            return task.GetAwaiter().GetResult();
        }

        /// <summary>Starts a background thread that may call Keras, with the stack that large graphs need.</summary>
        internal static Thread StartThread(string name, Action body)
        {
            var thread = new Thread(
                () =>
                {
                    runsKeras = true;
                    body();
                },
                StackBytes
            )
            {
                Name = name,
                IsBackground = true,
            };
            thread.Start();
            return thread;
        }

        /// <summary>Runs a call under Python's lock on the calling thread, which must be allowed to call Keras.</summary>
        internal static T RunHere<T>(Func<T> call)
        {
            using (Gil.Acquire())
            {
                return call();
            }
        }

        /// <summary>Runs a call under Python's lock and hands its result or error to <paramref name="done"/>.</summary>
        internal static void Complete<T>(TaskCompletionSource<T> done, Func<T> call)
        {
            T result;
            try
            {
                result = RunHere(call);
            }
#pragma warning disable CA1031 // whatever it was, it is the caller's to see
            catch (Exception error)
#pragma warning restore CA1031
            {
                done.SetException(error);
                return;
            }

            done.SetResult(result);
        }
    }
}
