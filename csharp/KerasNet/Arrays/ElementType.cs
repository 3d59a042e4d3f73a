using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace KerasNet.Arrays
{
    /// <summary>Which .NET type holds which numpy type.</summary>
    internal sealed class ElementType
    {
        private static readonly List<ElementType> All = new List<ElementType>
        {
            new ElementType("bool", typeof(bool)),
            new ElementType("int8", typeof(sbyte)),
            new ElementType("int16", typeof(short)),
            new ElementType("int32", typeof(int)),
            new ElementType("int64", typeof(long)),
            new ElementType("uint8", typeof(byte)),
            new ElementType("uint16", typeof(ushort)),
            new ElementType("uint32", typeof(uint)),
            new ElementType("uint64", typeof(ulong)),
            new ElementType("float32", typeof(float)),
            new ElementType("float64", typeof(double)),
            new ElementType("complex128", typeof(Complex)),
            new ElementType("string", typeof(string)),
        };

        // Types that .NET has no name for are read by their bits.
        private static readonly Dictionary<string, Type> Bits = new Dictionary<string, Type>
        {
            ["float16"] = typeof(ushort),
            ["bfloat16"] = typeof(ushort),
            ["float8_e4m3fn"] = typeof(byte),
            ["float8_e5m2"] = typeof(byte),
        };

        private static readonly Dictionary<Type, ElementType> ByNet;

        private static readonly Dictionary<string, ElementType> ByName;

        static ElementType()
        {
            // .NET 5 and later have a type for float16; the framework this is built for has not.
            if (Type.GetType("System.Half") is { } half)
            {
                All.Add(new ElementType("float16", half));
            }

            ByNet = All.ToDictionary(type => type.Net);
            ByName = All.ToDictionary(type => type.DType.Name);
        }

        private ElementType(string name, Type net)
        {
            this.DType = DType.Parse(name);
            this.Net = net;
        }

        /// <summary>numpy's type.</summary>
        internal DType DType { get; }

        /// <summary>The type of .NET.</summary>
        internal Type Net { get; }

        /// <summary>The pair for a .NET type.</summary>
        /// <exception cref="KerasArgumentException">numpy has no such type.</exception>
        internal static ElementType OfNet(Type net) =>
            Find(net)
            ?? throw new KerasArgumentException(
                $"Arrays can't hold {net}. Use bool, a number, System.Numerics.Complex or string."
            );

        /// <summary>The pair for a .NET type; null if there is none.</summary>
        internal static ElementType? Find(Type net) => ByNet.TryGetValue(net, out var found) ? found : null;

        /// <summary>Whether elements of a numpy type may be looked at as bits of a .NET type.</summary>
        internal static bool IsBits(DType type, Type net) => Bits.TryGetValue(type.Name, out var bits) && bits == net;

        /// <summary>Fails unless elements of a numpy type can be seen as a .NET type without changing a bit.</summary>
        /// <exception cref="KerasArgumentException">They can't.</exception>
        internal static void Check(DType actual, Type asked)
        {
            if (Find(asked)?.DType == actual || IsBits(actual, asked))
            {
                return;
            }

            var name = Find(asked)?.DType.Name;
            var fitting =
                Bits.TryGetValue(actual.Name, out var raw) ? raw
                : ByName.TryGetValue(actual.Name, out var found) ? found.Net
                : null;
            var read = fitting == null ? string.Empty : $"Read it as {fitting.Name}";
            var convert =
                name == null
                    ? string.Empty
                    : $"{(read.Length > 0 ? ", or convert" : "Convert")} it first: AsType(\"{name}\")";
            throw new KerasArgumentException($"The array holds {actual}, not {asked.Name}. {read}{convert}.");
        }
    }
}
