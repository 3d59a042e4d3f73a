using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KerasNet.Layers;
using KerasNet.Metrics;

namespace KerasNet.Hosting
{
    /// <summary>Finds the layers, metrics and variables that the fields of a C# layer, model or metric hold, so that Keras makes them part of it.</summary>
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
            || (
                typeof(IEnumerable).IsAssignableFrom(type)
                && type != typeof(string)
                && !(type.IsArray && type.GetElementType()!.IsPrimitive)
            );

        private static bool IsPart(object? value) =>
            value is Layer || value is Metric || value is Variable || value is SeedGenerator;

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
            var parts =
                IsPart(value) ? new[] { value }
                : value is IDictionary dictionary ? dictionary.Values.Cast<object?>().Where(IsPart).ToArray()
                : value is IEnumerable several && !(value is KerasObject) && !(value is NDArray) && !(value is string)
                    ? several.Cast<object?>().Where(IsPart).ToArray()
                : Array.Empty<object?>();
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
