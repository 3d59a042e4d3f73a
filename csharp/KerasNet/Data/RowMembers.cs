using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace KerasNet
{
    /// <summary>The public properties and fields of a class, in the order they are declared.</summary>
    /// <typeparam name="T">The class.</typeparam>
    internal static class RowMembers<T>
    {
        /// <summary>The members.</summary>
        internal static IReadOnlyList<RowMember> All { get; } = Find();

        private static IReadOnlyList<RowMember> Find()
        {
            const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;
            var properties = typeof(T)
                .GetProperties(Public)
                .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
                .Select(property =>
                    (
                        property.MetadataToken,
                        new RowMember(property.Name, property.PropertyType, row => property.GetValue(row))
                    )
                );
            var fields = typeof(T)
                .GetFields(Public)
                .Select(field =>
                    (field.MetadataToken, new RowMember(field.Name, field.FieldType, row => field.GetValue(row)))
                );
            var found = properties
                .OrderBy(pair => pair.MetadataToken)
                .Concat(fields.OrderBy(pair => pair.MetadataToken))
                .Select(pair => pair.Item2)
                .ToArray();
            return found.Length > 0
                ? found
                : throw new KerasArgumentException(
                    $"rows: {typeof(T).Name} has no public properties or fields to make columns of.",
                    "rows"
                );
        }
    }
}
