using KerasNet.Arrays;
using KerasNet.DTypePolicies;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A data type, or a policy that says in which types a layer computes and keeps its weights.</summary>
    public readonly struct DTypeOr : IArgument
    {
        private readonly object? value;
        private readonly bool isGiven;

        private DTypeOr(object? value)
        {
            this.value = value;
            this.isGiven = true;
        }

        bool IArgument.IsGiven => this.isGiven;

        object? IArgument.Value => this.value;

        /// <summary>A name such as <c>float32</c> or <c>mixed_float16</c>.</summary>
        /// <param name="name">The name; null is <see cref="Keras.None"/>.</param>
        public static implicit operator DTypeOr(string? name) => new DTypeOr(name);

        /// <summary>A data type.</summary>
        /// <param name="type">The type.</param>
        public static implicit operator DTypeOr(DType type) => new DTypeOr(type.Name);

        /// <summary>A policy.</summary>
        /// <param name="policy">The policy.</param>
        public static implicit operator DTypeOr(DTypePolicy policy) => new DTypeOr(policy);

        /// <summary>None.</summary>
        /// <param name="none"><see cref="Keras.None"/>.</param>
        public static implicit operator DTypeOr(NoneValue none) => new DTypeOr(null);

        /// <inheritdoc/>
        public override string ToString() => this.isGiven ? this.value?.ToString() ?? "None" : "(Keras's default)";
    }
}
