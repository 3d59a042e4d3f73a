using KerasNet.Hosting;

namespace KerasNet.DTypePolicies
{
    /// <summary>In which types a layer computes and keeps its weights: the base of all policies (<c>keras.dtype_policies.DTypePolicy</c>).</summary>
    public partial class DTypePolicy : KerasObject
    {
        /// <summary>Makes one by its name.</summary>
        /// <param name="name">A data type, <c>mixed_float16</c>, <c>mixed_bfloat16</c>, or a quantized one such as
        /// <c>int8_from_float32</c>; left out: Keras's float type.</param>
        /// <exception cref="KerasArgumentException">There is no such policy.</exception>
        public DTypePolicy(string? name = null)
            : base("keras.dtype_policies.DTypePolicy", new Arguments().AddGiven("name", name)) { }

        private protected DTypePolicy(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        internal DTypePolicy(PyHandle handle)
            : base(handle) { }
    }
}
