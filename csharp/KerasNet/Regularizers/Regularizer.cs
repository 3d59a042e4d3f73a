using KerasNet.Hosting;

namespace KerasNet.Regularizers
{
    /// <summary>A penalty on weights or outputs: the base of all regularizers (<c>keras.regularizers.Regularizer</c>).</summary>
    public partial class Regularizer : KerasObject
    {
        private protected Regularizer(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        internal Regularizer(PyHandle handle)
            : base(handle) { }
    }
}
