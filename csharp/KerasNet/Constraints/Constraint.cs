using KerasNet.Hosting;

namespace KerasNet.Constraints
{
    /// <summary>Keeps weights within bounds after each step: the base of all constraints (<c>keras.constraints.Constraint</c>).</summary>
    public partial class Constraint : KerasObject
    {
        private protected Constraint(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        internal Constraint(PyHandle handle)
            : base(handle) { }
    }
}
