using System;
using KerasNet.Arrays;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>The type of an array's elements, by numpy's name.</summary>
    public readonly struct DType : IArgument, IEquatable<DType>
    {
        private readonly string? name;

        private DType(string name) => this.name = name;

        /// <summary>True or false, one byte.</summary>
        public static DType Bool { get; } = new DType("bool");

        /// <summary>Signed, 8 bits.</summary>
        public static DType Int8 { get; } = new DType("int8");

        /// <summary>Signed, 16 bits.</summary>
        public static DType Int16 { get; } = new DType("int16");

        /// <summary>Signed, 32 bits.</summary>
        public static DType Int32 { get; } = new DType("int32");

        /// <summary>Signed, 64 bits.</summary>
        public static DType Int64 { get; } = new DType("int64");

        /// <summary>Unsigned, 8 bits.</summary>
        public static DType UInt8 { get; } = new DType("uint8");

        /// <summary>Unsigned, 16 bits.</summary>
        public static DType UInt16 { get; } = new DType("uint16");

        /// <summary>Unsigned, 32 bits.</summary>
        public static DType UInt32 { get; } = new DType("uint32");

        /// <summary>Unsigned, 64 bits.</summary>
        public static DType UInt64 { get; } = new DType("uint64");

        /// <summary>Floating point, 16 bits (IEEE half). .NET here has no type for it: read its bits as <c>ushort</c>, or convert.</summary>
        public static DType Float16 { get; } = new DType("float16");

        /// <summary>Floating point, 16 bits with the range of float32. .NET has no type for it: read its bits as <c>ushort</c>, or convert.</summary>
        public static DType BFloat16 { get; } = new DType("bfloat16");

        /// <summary>Floating point, 32 bits: Keras's usual type.</summary>
        public static DType Float32 { get; } = new DType("float32");

        /// <summary>Floating point, 64 bits.</summary>
        public static DType Float64 { get; } = new DType("float64");

        /// <summary>Floating point, 8 bits, 3 of them for digits. .NET has no type for it: read its bits as <c>byte</c>, or convert.</summary>
        public static DType Float8E4M3FN { get; } = new DType("float8_e4m3fn");

        /// <summary>Floating point, 8 bits, 2 of them for digits. .NET has no type for it: read its bits as <c>byte</c>, or convert.</summary>
        public static DType Float8E5M2 { get; } = new DType("float8_e5m2");

        /// <summary>Complex, two float32.</summary>
        public static DType Complex64 { get; } = new DType("complex64");

        /// <summary>Complex, two float64 (<see cref="System.Numerics.Complex"/>).</summary>
        public static DType Complex128 { get; } = new DType("complex128");

        /// <summary>Text.</summary>
        public static DType String { get; } = new DType("string");

        /// <summary>The name, as numpy and Keras write it.</summary>
        public string Name => this.name ?? "float32";

        bool IArgument.IsGiven => this.name != null;

        object? IArgument.Value => this.name;

        /// <summary>A type by its name.</summary>
        /// <param name="name">Such as <c>float32</c>.</param>
        public static implicit operator DType(string name) =>
            Parse(name ?? throw new ArgumentNullException(nameof(name)));

        /// <summary>Whether two types are the same.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static bool operator ==(DType left, DType right) => left.Equals(right);

        /// <summary>Whether two types differ.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static bool operator !=(DType left, DType right) => !left.Equals(right);

        /// <summary>The type of numpy for a type of .NET.</summary>
        /// <typeparam name="T">bool, a number, <see cref="System.Numerics.Complex"/> or string.</typeparam>
        /// <returns>The type.</returns>
        /// <exception cref="KerasArgumentException">numpy has no such type.</exception>
        public static DType Of<T>() => ElementType.OfNet(typeof(T)).DType;

        /// <inheritdoc/>
        public bool Equals(DType other) => this.Name == other.Name;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is DType other && this.Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => this.Name.GetHashCode(StringComparison.Ordinal);

        /// <inheritdoc/>
        public override string ToString() => this.Name;

        internal static DType Parse(string name)
        {
            switch (name)
            {
                case "str":
                case "object":
                    return String;
                default:
                    return new DType(
                        name.StartsWith("str", StringComparison.Ordinal)
                        || name.StartsWith("bytes", StringComparison.Ordinal)
                            ? "string"
                            : name
                    );
            }
        }
    }
}
