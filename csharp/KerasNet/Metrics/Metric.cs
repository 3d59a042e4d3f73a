using KerasNet.Hosting;

namespace KerasNet.Metrics
{
    /// <summary>What is measured while a model trains or is evaluated: the base of all metrics (<c>keras.metrics.Metric</c>).</summary>
    public partial class Metric : KerasObject
    {
        private protected Metric(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        internal Metric(PyHandle handle)
            : base(handle) { }
    }
}
