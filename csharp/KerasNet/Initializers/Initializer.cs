using KerasNet.Hosting;

namespace KerasNet.Initializers
{
    /// <summary>Gives weights their first values: the base of all initializers (<c>keras.initializers.Initializer</c>).</summary>
    public partial class Initializer : KerasObject
    {
        private protected Initializer(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        internal Initializer(PyHandle handle)
            : base(handle) { }
    }
}
