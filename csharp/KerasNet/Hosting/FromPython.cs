using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using KerasNet.Arrays;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Python values to .NET ones: by what Python returned, and checked against what the caller expects.</summary>
    /// <remarks>Every method needs Python's lock.</remarks>
    internal static class FromPython
    {
        private static readonly Dictionary<IntPtr, string> Kinds = new Dictionary<IntPtr, string>();

        private static readonly ConcurrentDictionary<Type, Func<PyObject, object?>> Converters =
            new ConcurrentDictionary<Type, Func<PyObject, object?>>();

        /// <summary>Converts a value and gives up the reference to it, unless the result keeps it.</summary>
        internal static T Take<T>(PyObject value)
        {
            using (value)
            {
                return (T)To(typeof(T), value)!;
            }
        }

        /// <summary>Converts a value to the .NET type that fits it best.</summary>
        /// <returns>null, bool, int, long, BigInteger, double, string, byte[], List, Dictionary, NDArray, Tensor or a Keras object.</returns>
        internal static object? Natural(PyObject value)
        {
            var kind = KindOf(value);
            switch (kind)
            {
                case "none":
                    return null;
                case "bool":
                    return value.IsTrue();
                case "int":
                    return Integer(value);
                case "float":
                    return value.As<double>();
                case "str":
                    return value.As<string>();
                case "bytes":
                    return Bytes(value);
                case "list":
                case "tuple":
                    return Items(value, Natural);
                case "dict":
                    return Entries(value, Natural);
                case "array":
                    return NDArray.TakeFrom(value);
                case "scalar":
                    using (var item = value.InvokeMethod("item"))
                    {
                        return Natural(item);
                    }

                case "tensor":
                    return new Tensor(Keep(value));
                case "dataset":
                    return new Dataset(Keep(value));
                case "shape":
                    using (var dimensions = value.InvokeMethod("as_list"))
                    {
                        return ShapeOf(dimensions);
                    }

                case "piece":
                    return PieceTable.Find(value);
                default:
                    return kind.StartsWith("keras:", StringComparison.Ordinal)
                        ? Symbols.Wrap(kind.Substring("keras:".Length), Keep(value))
                        : new OpaqueObject(Keep(value));
            }
        }

        private static object? To(Type type, PyObject value) => Converters.GetOrAdd(type, MakeConverter)(value);

        private static Func<PyObject, object?> MakeConverter(Type type)
        {
            if (type == typeof(object))
            {
                return Natural;
            }

            if (Nullable.GetUnderlyingType(type) is { } inner)
            {
                return value => value.IsNone() ? null : To(inner, value);
            }

            if (type == typeof(PyHandle))
            {
                return Keep;
            }

            // What Keras makes with format: "grain" is no data set of TensorFlow; a model takes it all the same.
            if (type == typeof(Dataset))
            {
                return value => value.IsNone() ? null : new Dataset(Keep(value));
            }

            if (type == typeof(Shape))
            {
                return value => ShapeOf(value);
            }

            if (type == typeof(DType))
            {
                return value => DType.Parse(NameOfDType(value));
            }

            if (type == typeof(Tensor))
            {
                return value => value.IsNone() ? null : new Tensor(Keep(value));
            }

            if (type == typeof(Tensors))
            {
                // Some functions return a tensor where there is one, and a list where there are several.
                return value =>
                    KindOf(value) == "tensor"
                        ? new Tensors(new[] { new Tensor(Keep(value)) })
                        : Tensors.Nested(Items(value, TensorOrList));
            }

            if (type == typeof(NDArray))
            {
                return value => value.IsNone() ? null : NDArray.TakeFrom(value);
            }

            if (typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType)
            {
                return TupleConverter(type);
            }

            if (type.IsGenericType && ItemTypeOfList(type) is { } element)
            {
                return ListConverter(element);
            }

            if (type.IsGenericType && ValueTypeOfDictionary(type) is { } entry)
            {
                return DictionaryConverter(entry);
            }

            return value => Fit(type, Natural(value));
        }

        private static object? Fit(Type type, object? natural)
        {
            if (natural == null)
            {
                return type.IsValueType ? throw Unexpected(type, "None") : (object?)null;
            }

            if (type.IsInstanceOfType(natural))
            {
                return natural;
            }

            if (type.IsPrimitive && natural is IConvertible number && !(natural is string))
            {
                return System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
            }

            if (type.IsPrimitive && natural is Tensor tensor)
            {
                using (tensor)
                using (var array = tensor.ToNDArray())
                {
                    return System.Convert.ChangeType(array.ToScalar(), type, CultureInfo.InvariantCulture);
                }
            }

            if (type.IsPrimitive && natural is Variable variable)
            {
                using (variable)
                {
                    return Fit(type, variable.ToNDArray());
                }
            }

            if (type.IsPrimitive && natural is NDArray single && single.Size == 1)
            {
                using (single)
                {
                    return System.Convert.ChangeType(single.ToScalar(), type, CultureInfo.InvariantCulture);
                }
            }

            throw Unexpected(type, natural.GetType().Name);
        }

        private static KerasNetException Unexpected(Type expected, string found) =>
            new KerasNetException($"Keras returned {found} where {expected.Name} was expected.");

        private static string KindOf(PyObject value)
        {
            using var type = value.GetPythonType();
#pragma warning disable CS0612 // the address is a key here, never dereferenced
            var address = type.Handle;
#pragma warning restore CS0612
            if (!Kinds.TryGetValue(address, out var kind))
            {
                using var answer = Surface.Enter(() => Surface.Function("kind_of").Invoke(type));
                kind = answer.As<string>();
                // The reference kept here keeps the type, and so its address, alive.
                GC.SuppressFinalize(type.NewReference());
                Kinds[address] = kind;
            }

            return kind;
        }

        private static PyHandle Keep(PyObject value) => new PyHandle(value.NewReference());

        private static object Integer(PyObject value)
        {
            var number = value.As<BigInteger>();
            return number >= int.MinValue && number <= int.MaxValue ? (int)number
                : number >= long.MinValue && number <= long.MaxValue ? (object)(long)number
                : number;
        }

        private static byte[] Bytes(PyObject value)
        {
            using var buffer = value.GetBuffer(PyBUF.SIMPLE);
            var bytes = new byte[buffer.Length];
            buffer.Read(bytes, 0, bytes.Length, IntPtr.Zero);
            return bytes;
        }

        private static List<T> Items<T>(PyObject sequence, Func<PyObject, T> convert)
        {
            var result = new List<T>();
            using var iterator = sequence.GetIterator();
            while (iterator.MoveNext())
            {
                using var item = iterator.Current;
                result.Add(convert(item));
            }

            return result;
        }

        private static Dictionary<string, object?> Entries(PyObject dictionary, Func<PyObject, object?> convert)
        {
            var result = new Dictionary<string, object?>();
            using var pairs = dictionary.InvokeMethod("items");
            foreach (var (key, value) in Items(pairs, pair =>
                {
                    using var first = pair[0];
                    using var second = pair[1];
                    return (first.ToString() ?? string.Empty, convert(second));
                }))
            {
                result[key] = value;
            }

            return result;
        }

        private static object TensorOrList(PyObject value) =>
            KindOf(value) is var kind && (kind == "list" || kind == "tuple")
                ? (object)Items(value, TensorOrList)
                : new Tensor(Keep(value));

        private static Shape ShapeOf(PyObject value)
        {
            if (KindOf(value) == "int")
            {
                return new Shape(value.As<int>());
            }

            return new Shape(Items(value, item => item.IsNone() ? (int?)null : item.As<int>()).ToArray());
        }

        private static string NameOfDType(PyObject value)
        {
            if (value.HasAttr("name"))
            {
                using var name = value.GetAttr("name");
                return name.As<string>();
            }

            return value.ToString() ?? string.Empty;
        }

        private static Type? ItemTypeOfList(Type type)
        {
            var definition = type.GetGenericTypeDefinition();
            return
                definition == typeof(IReadOnlyList<>)
                || definition == typeof(IEnumerable<>)
                || definition == typeof(List<>)
                ? type.GetGenericArguments()[0]
                : null;
        }

        private static Type? ValueTypeOfDictionary(Type type)
        {
            var definition = type.GetGenericTypeDefinition();
            return definition == typeof(IReadOnlyDictionary<,>) || definition == typeof(Dictionary<,>)
                ? type.GetGenericArguments()[1]
                : null;
        }

        private static Func<PyObject, object?> ListConverter(Type element)
        {
            var make = typeof(FromPython)
                .GetMethod(nameof(TypedList), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(element);
            return (Func<PyObject, object?>)Delegate.CreateDelegate(typeof(Func<PyObject, object?>), make);
        }

        private static object? TypedList<T>(PyObject value) =>
            value.IsNone() ? null : Items(value, item => (T)To(typeof(T), item)!);

        private static Func<PyObject, object?> DictionaryConverter(Type element)
        {
            var make = typeof(FromPython)
                .GetMethod(nameof(TypedDictionary), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(element);
            return (Func<PyObject, object?>)Delegate.CreateDelegate(typeof(Func<PyObject, object?>), make);
        }

        private static object? TypedDictionary<T>(PyObject value)
        {
            return value.IsNone()
                ? null
                : Entries(value, item => To(typeof(T), item)).ToDictionary(pair => pair.Key, pair => (T)pair.Value!);
        }

        private static Func<PyObject, object?> TupleConverter(Type type)
        {
            var parts = type.GetGenericArguments();
            return value =>
            {
                var index = 0;
                var items = Items(value, item => index < parts.Length ? To(parts[index++], item) : null);
                return items.Count == parts.Length
                    ? Activator.CreateInstance(type, items.ToArray())
                    : throw new KerasNetException(
                        $"Keras returned {items.Count} values where {parts.Length} were expected."
                    );
            };
        }
    }
}
