using KerasNet.Hosting;

namespace KerasNet.Callbacks
{
    /// <summary>What happens during training, evaluation and prediction: the base of all callbacks (<c>keras.callbacks.Callback</c>).</summary>
    public partial class Callback : KerasObject
    {
        private protected Callback(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        internal Callback(PyHandle handle)
            : base(handle) { }
    }
}
