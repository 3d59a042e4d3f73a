using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Linq;

namespace KerasNet.Serving
{
    /// <summary>The counters of all predictors of the process, for <c>dotnet-counters monitor --counters KerasNet.Serving</c> and listeners.</summary>
    [EventSource(Name = "KerasNet.Serving")]
    public sealed class ServingEvents : EventSource
    {
        private readonly ConcurrentDictionary<Predictor, bool> open = new ConcurrentDictionary<Predictor, bool>();

        private EventCounter? latency;
        private EventCounter? batchSize;
        private PollingCounter? queueLength;
        private IncrementingEventCounter? rejected;

        private ServingEvents() { }

        /// <summary>The one source.</summary>
        public static ServingEvents Log { get; } = new ServingEvents();

        // Without the attribute each void method counts as an event, and one of a predictor is an error that silences all.
        [NonEvent]
        internal void Opened(Predictor predictor) => this.open[predictor] = true;

        [NonEvent]
        internal void Closed(Predictor predictor) => this.open.TryRemove(predictor, out _);

        [NonEvent]
        internal void Answered(double milliseconds) => this.latency?.WriteMetric(milliseconds);

        [NonEvent]
        internal void Ran(int rows) => this.batchSize?.WriteMetric(rows);

        [NonEvent]
        internal void Rejected() => this.rejected?.Increment();

        /// <inheritdoc/>
        protected override void OnEventCommand(EventCommandEventArgs command)
        {
            if (command?.Command != EventCommand.Enable)
            {
                return;
            }

            this.latency ??= new EventCounter("latency", this)
            {
                DisplayName = "Latency of a prediction",
                DisplayUnits = "ms",
            };
            this.batchSize ??= new EventCounter("batch-size", this) { DisplayName = "Rows in a batch" };
            this.rejected ??= new IncrementingEventCounter("rejected", this) { DisplayName = "Calls turned away" };
            this.queueLength ??= new PollingCounter("queue-length", this, () =>
                this.open.Keys.Sum(predictor => predictor.Statistics.QueueLength)
            )
            {
                DisplayName = "Calls that wait",
            };
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            this.latency?.Dispose();
            this.batchSize?.Dispose();
            this.queueLength?.Dispose();
            this.rejected?.Dispose();
            base.Dispose(disposing);
        }
    }
}
