using KerasNet.Hosting;

namespace KerasNet.Optimizers
{
    /// <summary>Changes weights by their gradients: the base of all optimizers (<c>keras.optimizers.Optimizer</c>).</summary>
    public partial class Optimizer : KerasObject
    {
        private protected Optimizer(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        internal Optimizer(PyHandle handle)
            : base(handle) { }
    }
}
