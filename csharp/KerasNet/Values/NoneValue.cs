using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>The type of <see cref="Keras.None"/>.</summary>
    public sealed class NoneValue : IArgument
    {
        private NoneValue() { }

        internal static NoneValue Instance { get; } = new NoneValue();

        bool IArgument.IsGiven => true;

        object? IArgument.Value => null;
    }
}
