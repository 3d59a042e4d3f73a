using System;

namespace KerasNet
{
    /// <summary>A property or field of a row.</summary>
    internal sealed class RowMember
    {
        private readonly Func<object?, object?> read;

        internal RowMember(string name, Type type, Func<object?, object?> read)
        {
            this.Name = name;
            this.Type = type;
            this.read = read;
        }

        /// <summary>Its name.</summary>
        internal string Name { get; }

        /// <summary>Its type.</summary>
        internal Type Type { get; }

        /// <summary>Its value in a row.</summary>
        internal object? Read(object? row) =>
            this.read(row ?? throw new KerasArgumentException("rows: one of them is null.", "rows"));
    }
}
