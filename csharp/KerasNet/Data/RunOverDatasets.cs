using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A run of a model over pipelines. When it is cancelled, it does not wait for an asynchronous source.</summary>
    internal sealed class RunOverDatasets : IDisposable
    {
        private static readonly ConcurrentDictionary<RunOverDatasets, bool> Running =
            new ConcurrentDictionary<RunOverDatasets, bool>();

        private readonly Dataset[] datasets;
        private readonly CancellationToken token;
        private readonly CancellationTokenRegistration registration;

        private RunOverDatasets(Dataset[] datasets, CancellationToken token)
        {
            this.datasets = datasets;
            this.token = token;
            Running[this] = true;
            this.registration = token.Register(() => _ = Task.Run(this.EndReadings));
        }

        /// <summary>The run with these arguments; null where nothing of it can wait for an asynchronous source.</summary>
        internal static RunOverDatasets? Of(Arguments arguments, CancellationToken token)
        {
            if (!AsyncReading.IsInUse)
            {
                return null;
            }

            var datasets = arguments.Keywords.Select(pair => pair.Value).OfType<Dataset>().ToArray();
            return datasets.Length == 0 ? null : new RunOverDatasets(datasets, token);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            Running.TryRemove(this, out _);
            this.registration.Dispose();
        }

        private async Task EndReadings()
        {
            // Not once: a reading may begin just now. Once at least: the run may have ended between two batches, and what
            // was read ahead waits. What another run may be waiting for as well goes on.
            do
            {
                var others = Running.Keys.Where(run => !run.token.IsCancellationRequested);
                AsyncReading.Cancel(
                    (await SourcesOf(this.datasets).ConfigureAwait(false))
                        .Except(await SourcesOf(others.SelectMany(run => run.datasets)).ConfigureAwait(false))
                        .ToArray()
                );
                await Task.Delay(50).ConfigureAwait(false);
            } while (Running.ContainsKey(this));
        }

        private static async Task<IEnumerable<int>> SourcesOf(IEnumerable<Dataset> datasets)
        {
            var given = datasets.ToArray();
            return given.Length == 0
                ? Enumerable.Empty<int>()
                : (
                    await Surface
                        .HostJobAsync<List<object?>>("dataset_sources", new object[] { given })
                        .ConfigureAwait(false)
                ).Select(Convert.ToInt32);
        }
    }
}
