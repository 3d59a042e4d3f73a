using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using KerasNet.Layers;
using KerasNet.Metrics;
using KerasNet.Optimizers;

namespace KerasNet.Hosting
{
    /// <summary>Finds the layers, metrics, variables and optimizers that the fields of a C# layer, model or metric hold, so that Keras makes them part of it.</summary>
    /// <remarks>Python's classes notice an assignment; C# can only look.</remarks>
    internal sealed class FieldScan
    {
        private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields =
            new ConcurrentDictionary<Type, FieldInfo[]>();

        private readonly Dictionary<FieldInfo, object?[]> seen = new Dictionary<FieldInfo, object?[]>();

        private bool scanning;

        /// <summary>The parts that came since the last time, by the names under which Keras shall keep them.</summary>
        internal IReadOnlyList<KeyValuePair<string, object>> NewParts(KerasObject owner)
        {
            var found = new List<KeyValuePair<string, object>>();
            lock (this.seen)
            {
                if (this.scanning)
                {
                    return found;
                }

                this.scanning = true;
                try
                {
                    foreach (var field in FieldsOf(owner.GetType()))
                    {
                        this.Look(field, owner, found);
                    }
                }
                finally
                {
                    this.scanning = false;
                }
            }

            return found;
        }

        private static FieldInfo[] FieldsOf(Type type) => Fields.GetOrAdd(type, key =>
            {
                var own = typeof(FieldScan).Assembly;
                var chain = new Stack<Type>();
                for (var at = key; at != null && at.Assembly != own; at = at.BaseType)
                {
                    chain.Push(at);
                }

                return chain
                    .SelectMany(at =>
                        at.GetFields(
                            BindingFlags.Instance
                                | BindingFlags.Public
                                | BindingFlags.NonPublic
                                | BindingFlags.DeclaredOnly
                        )
                    )
                    .Where(field => MayHoldParts(field.FieldType))
                    .ToArray();
            });

        private static bool MayHoldParts(Type type) =>
            type == typeof(object)
            || typeof(KerasObject).IsAssignableFrom(type)
            || typeof(ITuple).IsAssignableFrom(type)
            || (
                typeof(IEnumerable).IsAssignableFrom(type)
                && type != typeof(string)
                && !(type.IsArray && type.GetElementType()!.IsPrimitive)
            );

        private static bool IsPart(object? value) =>
            value is Layer || value is Metric || value is Variable || value is SeedGenerator || value is Optimizer;

        /// <summary>The parts that a value is or holds, in order: in lists, arrays, tuples and dictionaries of them.</summary>
        private static IEnumerable<object?> PartsIn(object? value)
        {
            if (IsPart(value))
            {
                return new[] { value };
            }

            switch (value)
            {
                case null:
                case string _:
                case KerasObject _:
                case NDArray _:
                    return Array.Empty<object?>();
                case ITuple tuple:
                    return Enumerable.Range(0, tuple.Length).SelectMany(index => PartsIn(tuple[index]));
                case IDictionary dictionary:
                    return dictionary.Values.Cast<object?>().SelectMany(PartsIn);
                case Array numbers when numbers.GetType().GetElementType()!.IsPrimitive:
                    return Array.Empty<object?>();
                case IEnumerable several when several is ICollection || IsCollection(several.GetType()):
                    return several.Cast<object?>().SelectMany(PartsIn);
                default:
                    return Array.Empty<object?>();
            }
        }

        /// <summary>Whether reading it changes nothing: a query would run again at each look.</summary>
        private static bool IsCollection(Type type) =>
            Array.Exists(type.GetInterfaces(), one =>
                one.IsGenericType
                && (
                    one.GetGenericTypeDefinition() == typeof(ICollection<>)
                    || one.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)
                )
            );

        private static string NameOf(FieldInfo field)
        {
            var name = field.Name;
            if (name.StartsWith("<", StringComparison.Ordinal))
            {
                name = name.Substring(1, name.IndexOf('>', StringComparison.Ordinal) - 1);
            }

            return PieceType.PythonName(name.TrimStart('_').Replace("@", string.Empty, StringComparison.Ordinal));
        }

        private void Look(FieldInfo field, KerasObject owner, List<KeyValuePair<string, object>> found)
        {
            var value = field.GetValue(owner);
            var parts = PartsIn(value).ToArray();
            var known = this.seen.TryGetValue(field, out var before) ? before : Array.Empty<object?>();
            if (parts.Length == 0 || parts.SequenceEqual(known))
            {
                return;
            }

            this.seen[field] = parts;
            found.Add(new KeyValuePair<string, object>(NameOf(field), IsPart(value) ? value! : parts.ToList()));
        }
    }
}
