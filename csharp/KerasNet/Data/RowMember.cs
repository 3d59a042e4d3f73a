using System;
using System.Collections.Generic;
using System.Linq.Expressions;
using System.Reflection;
using KerasNet.Arrays;

namespace KerasNet
{
    /// <summary>A property or field of a row.</summary>
    /// <typeparam name="T">The class of the rows.</typeparam>
    internal sealed class RowMember<T>
    {
        private readonly Func<IReadOnlyList<T>, NDArray> makeColumn;

        private RowMember(string name, Func<IReadOnlyList<T>, NDArray> makeColumn)
        {
            this.Name = name;
            this.makeColumn = makeColumn;
        }

        /// <summary>Its name.</summary>
        internal string Name { get; }

        /// <summary>The member that reflection found, with a compiled way to read it.</summary>
        internal static RowMember<T> Of(MemberInfo member, Type type)
        {
            var row = Expression.Parameter(typeof(T));
            var value = Expression.MakeMemberAccess(row, member);
            if (type.IsPrimitive && ElementType.OfNet(type) != null)
            {
                var read = Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(T), type), value, row).Compile();
                var make = typeof(RowMember<T>).GetMethod(
                    nameof(OfNumbers),
                    BindingFlags.Static | BindingFlags.NonPublic
                )!;
                return (RowMember<T>)make.MakeGenericMethod(type).Invoke(null, new object[] { member.Name, read })!;
            }

            var boxed = Expression.Lambda<Func<T, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
            return new RowMember<T>(member.Name, rows =>
                Columns.Of(member.Name, type, rows.Count, index => boxed(rows[index]))
            );
        }

        /// <summary>Its values in rows, as an array.</summary>
        internal NDArray Column(IReadOnlyList<T> rows) => this.makeColumn(rows);

        // Most members are plain numbers: no boxing for these.
        private static RowMember<T> OfNumbers<TValue>(string name, Func<T, TValue> read) =>
            new RowMember<T>(name, rows =>
            {
                var values = new TValue[rows.Count, 1];
                for (var row = 0; row < rows.Count; row++)
                {
                    values[row, 0] = read(rows[row]);
                }

                return NDArray.Share(values);
            });
    }
}
