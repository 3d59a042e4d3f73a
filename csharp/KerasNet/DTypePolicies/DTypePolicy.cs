using KerasNet.Hosting;

namespace KerasNet.DTypePolicies
{
    /// <summary>In which types a layer computes and keeps its weights: the base of all policies (<c>keras.dtype_policies.DTypePolicy</c>).</summary>
    public partial class DTypePolicy : KerasObject
    {
        private protected DTypePolicy(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        internal DTypePolicy(PyHandle handle)
            : base(handle) { }
    }
}
