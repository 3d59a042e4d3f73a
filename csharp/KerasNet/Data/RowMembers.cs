using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace KerasNet
{
    /// <summary>The public properties and fields of a class, in the order they are declared.</summary>
    /// <typeparam name="T">The class.</typeparam>
    internal static class RowMembers<T>
    {
        private static readonly RowMember<T>[] Found = Find();

        /// <summary>The members.</summary>
        /// <exception cref="KerasArgumentException">There are none.</exception>
        internal static IReadOnlyList<RowMember<T>> All =>
            Found.Length > 0
                ? Found
                : throw new KerasArgumentException(
                    $"rows: {typeof(T).Name} has no public properties or fields to make columns of.",
                    "rows"
                );

        private static RowMember<T>[] Find()
        {
            const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;
            var properties = typeof(T)
                .GetProperties(Public)
                .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
                .OrderBy(property => property.MetadataToken)
                .Select(property => RowMember<T>.Of(property, property.PropertyType));
            var fields = typeof(T)
                .GetFields(Public)
                .OrderBy(field => field.MetadataToken)
                .Select(field => RowMember<T>.Of(field, field.FieldType));
            return properties.Concat(fields).ToArray();
        }
    }
}
