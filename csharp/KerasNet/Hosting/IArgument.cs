using System.Collections.Generic;

namespace KerasNet.Hosting
{
    /// <summary>A parameter type that knows whether the caller gave it: <c>default</c> means "Keras's own default applies".</summary>
    internal interface IArgument
    {
        /// <summary>Whether the caller gave a value.</summary>
        bool IsGiven { get; }

        /// <summary>What to send; null is Python's None.</summary>
        object? Value { get; }
    }

    /// <summary>A parameter that accepts one of a few names.</summary>
    internal interface IClosedSet : IArgument
    {
        /// <summary>The names that Keras knows.</summary>
        IReadOnlyList<string> Accepted { get; }
    }
}
