namespace KerasNet.Hosting
{
    /// <summary>What the base class of a C# piece hands to <see cref="KerasObject"/>: of which kind it is, and what Keras's base class takes.</summary>
    internal sealed class PieceSeed
    {
        internal PieceSeed(string kind, Arguments arguments, bool keepsState)
        {
            this.Kind = kind;
            this.Arguments = arguments;
            this.KeepsState = keepsState;
        }

        /// <summary>Such as <c>layer</c>, as the host's <c>custom.kinds</c> has it; or the name of the class of Keras that it derives from.</summary>
        internal string Kind { get; }

        /// <summary>Whether the class derives from one of Keras that does something by itself.</summary>
        internal bool IsDerived => this.Kind.StartsWith("keras.", System.StringComparison.Ordinal);

        /// <summary>Name, dtype and so on, for the stand-in.</summary>
        internal Arguments Arguments { get; }

        /// <summary>Whether Python's side has state (weights, names). Without, each use makes a new stand-in, and nothing is kept alive.</summary>
        internal bool KeepsState { get; }
    }
}
