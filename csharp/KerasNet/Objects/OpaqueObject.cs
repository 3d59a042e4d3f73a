using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>Something Keras returned that is no public class of Keras. It can be passed back to Keras.</summary>
    public sealed class OpaqueObject : KerasObject
    {
        internal OpaqueObject(PyHandle handle)
            : base(handle) { }
    }
}
