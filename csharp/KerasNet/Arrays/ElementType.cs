using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace KerasNet.Arrays
{
    /// <summary>Which .NET type holds which numpy type.</summary>
    internal sealed class ElementType
    {
        private static readonly ElementType[] All =
        {
            new ElementType("bool", typeof(bool), 1),
            new ElementType("int8", typeof(sbyte), 1),
            new ElementType("int16", typeof(short), 2),
            new ElementType("int32", typeof(int), 4),
            new ElementType("int64", typeof(long), 8),
            new ElementType("uint8", typeof(byte), 1),
            new ElementType("uint16", typeof(ushort), 2),
            new ElementType("uint32", typeof(uint), 4),
            new ElementType("uint64", typeof(ulong), 8),
            new ElementType("float32", typeof(float), 4),
            new ElementType("float64", typeof(double), 8),
            new ElementType("complex128", typeof(Complex), 16),
            new ElementType("string", typeof(string), 0),
        };

        // Types that .NET has no name for are read by their bits.
        private static readonly Dictionary<string, Type> Bits = new Dictionary<string, Type>
        {
            ["float16"] = typeof(ushort),
            ["bfloat16"] = typeof(ushort),
            ["float8_e4m3fn"] = typeof(byte),
            ["float8_e5m2"] = typeof(byte),
        };

        private static readonly Dictionary<Type, ElementType> ByNet = All.ToDictionary(type => type.Net);

        private static readonly Dictionary<string, ElementType> ByName = All.ToDictionary(type => type.Name);

        private ElementType(string name, Type net, int bytes)
        {
            this.Name = name;
            this.Net = net;
            this.Bytes = bytes;
        }

        /// <summary>numpy's name.</summary>
        internal string Name { get; }

        /// <summary>The type of .NET.</summary>
        internal Type Net { get; }

        /// <summary>Bytes an element; 0 for text.</summary>
        internal int Bytes { get; }

        /// <summary>The pair for a .NET type; null if there is none.</summary>
        internal static ElementType? OfNet(Type net) => ByNet.TryGetValue(net, out var found) ? found : null;

        /// <summary>The pair for a numpy name; null if .NET has no type for it.</summary>
        internal static ElementType? OfName(string name) => ByName.TryGetValue(name, out var found) ? found : null;

        /// <summary>Fails unless elements of a numpy type can be seen as a .NET type without changing a bit.</summary>
        /// <exception cref="KerasArgumentException">They can't.</exception>
        internal static void Check(DType actual, Type asked)
        {
            if (OfName(actual.Name)?.Net == asked || (Bits.TryGetValue(actual.Name, out var bits) && bits == asked))
            {
                return;
            }

            var name = OfNet(asked)?.Name;
            var fitting = OfName(actual.Name)?.Net ?? (Bits.TryGetValue(actual.Name, out var raw) ? raw : null);
            var read = fitting == null ? string.Empty : $"Read it as {fitting.Name}";
            var convert =
                name == null
                    ? string.Empty
                    : $"{(read.Length > 0 ? ", or convert" : "Convert")} it first: AsType(\"{name}\")";
            throw new KerasArgumentException($"The array holds {actual}, not {asked.Name}. {read}{convert}.");
        }
    }
}
