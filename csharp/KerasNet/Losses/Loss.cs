using KerasNet.Hosting;

namespace KerasNet.Losses
{
    /// <summary>What training makes small: the base of all losses (<c>keras.losses.Loss</c>).</summary>
    public partial class Loss : KerasObject
    {
        private protected Loss(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        internal Loss(PyHandle handle)
            : base(handle) { }
    }
}
