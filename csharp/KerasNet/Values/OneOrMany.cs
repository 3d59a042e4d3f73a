using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A name or an object, a list of them (one an output), or a dictionary by output name.</summary>
    /// <typeparam name="T">What the object is: a loss or a metric.</typeparam>
    public readonly struct OneOrMany<T> : IArgument
        where T : KerasObject
    {
        private readonly object? value;
        private readonly bool isGiven;

        private OneOrMany(object? value)
        {
            this.value = value;
            this.isGiven = true;
        }

        bool IArgument.IsGiven => this.isGiven;

        object? IArgument.Value => this.value;

        /// <summary>Whether it is one name or object, not a list or dictionary.</summary>
        internal bool IsOne => this.value is string || this.value is T;

        /// <summary>A name.</summary>
        /// <param name="name">A name that Keras knows.</param>
        public static implicit operator OneOrMany<T>(string? name) => new OneOrMany<T>(name);

        /// <summary>An object.</summary>
        /// <param name="value">The object.</param>
        public static implicit operator OneOrMany<T>(T value) => new OneOrMany<T>(value);

        /// <summary>Names.</summary>
        /// <param name="names">The names.</param>
        public static implicit operator OneOrMany<T>(string[] names) => new OneOrMany<T>(names);

        /// <summary>Objects.</summary>
        /// <param name="values">The objects.</param>
        public static implicit operator OneOrMany<T>(T[] values) => new OneOrMany<T>(values);

        /// <summary>Names and objects, mixed.</summary>
        /// <param name="values">The names and objects.</param>
        public static implicit operator OneOrMany<T>(NameOr<T>[] values) => new OneOrMany<T>(values);

        /// <summary>Names by output.</summary>
        /// <param name="byOutput">A name for each output.</param>
        public static implicit operator OneOrMany<T>(Dictionary<string, string> byOutput) => new OneOrMany<T>(byOutput);

        /// <summary>Objects by output.</summary>
        /// <param name="byOutput">An object for each output.</param>
        public static implicit operator OneOrMany<T>(Dictionary<string, T> byOutput) => new OneOrMany<T>(byOutput);

        /// <summary>Names and objects by output.</summary>
        /// <param name="byOutput">A name or object for each output.</param>
        public static implicit operator OneOrMany<T>(Dictionary<string, NameOr<T>> byOutput) =>
            new OneOrMany<T>(byOutput);

        /// <summary>Several by output.</summary>
        /// <param name="byOutput">Names and objects for each output.</param>
        public static implicit operator OneOrMany<T>(Dictionary<string, NameOr<T>[]> byOutput) =>
            new OneOrMany<T>(byOutput);

        /// <summary>Several names by output.</summary>
        /// <param name="byOutput">Names for each output.</param>
        public static implicit operator OneOrMany<T>(Dictionary<string, string[]> byOutput) =>
            new OneOrMany<T>(byOutput);

        /// <summary>Several objects by output.</summary>
        /// <param name="byOutput">Objects for each output.</param>
        public static implicit operator OneOrMany<T>(Dictionary<string, T[]> byOutput) => new OneOrMany<T>(byOutput);

        /// <summary>None.</summary>
        /// <param name="none"><see cref="Keras.None"/>.</param>
        public static implicit operator OneOrMany<T>(NoneValue none) => new OneOrMany<T>(null);

        /// <inheritdoc/>
        public override string ToString() => this.isGiven ? this.value?.ToString() ?? "None" : "(not given)";

        /// <summary>The same, with a single one put into a list, as Keras wants its metrics.</summary>
        internal OneOrMany<T> AsList() => this.IsOne ? new OneOrMany<T>(new[] { this.value }) : this;
    }
}
