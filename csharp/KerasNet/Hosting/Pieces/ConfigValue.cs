using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KerasNet.Hosting
{
    /// <summary>A value of a configuration as the type of a constructor's parameter.</summary>
    internal static class ConfigValue
    {
        internal static object? To(object? value, Type type, string what)
        {
            var wanted = Nullable.GetUnderlyingType(type) ?? type;
            if (value == null)
            {
                return type.IsValueType && Nullable.GetUnderlyingType(type) == null
                    ? Activator.CreateInstance(type)
                    : null;
            }

            if (wanted.IsInstanceOfType(value))
            {
                return value;
            }

            if (wanted.IsEnum && value is string name)
            {
                return Enum.Parse(wanted, name, ignoreCase: true);
            }

            if ((wanted.IsPrimitive || wanted == typeof(decimal)) && value is IConvertible && !(value is string))
            {
                return Convert.ChangeType(value, wanted, CultureInfo.InvariantCulture);
            }

            if (wanted == typeof(Shape) && value is IEnumerable dimensions)
            {
                return new Shape(
                    dimensions
                        .Cast<object?>()
                        .Select(one => one == null ? (int?)null : Convert.ToInt32(one, CultureInfo.InvariantCulture))
                        .ToArray()
                );
            }

            if (value is IList list && ItemOf(wanted) is { } item)
            {
                var array = Array.CreateInstance(item, list.Count);
                for (var index = 0; index < list.Count; index++)
                {
                    array.SetValue(To(list[index], item, what), index);
                }

                return wanted.IsAssignableFrom(array.GetType()) ? array : Activator.CreateInstance(wanted, array);
            }

            return Converted(value, wanted)
                ?? throw new KerasArgumentException(
                    $"The configuration of {what} holds a {value.GetType().Name}, and the constructor wants {type.Name}."
                );
        }

        private static Type? ItemOf(Type type) =>
            type.IsArray ? type.GetElementType()
            : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments().Length == 1
                ? type.GetGenericArguments()[0]
            : null;

        /// <summary>By the implicit conversions that parameter types such as <see cref="NameOr{T}"/> have.</summary>
        private static object? Converted(object value, Type wanted)
        {
            var conversion = wanted
                .GetMethods()
                .FirstOrDefault(method =>
                    method.Name == "op_Implicit"
                    && method.ReturnType == wanted
                    && method.GetParameters()[0].ParameterType.IsInstanceOfType(value)
                );
            if (conversion != null)
            {
                return conversion.Invoke(null, new[] { value });
            }

            var number =
                value is int || value is long
                    ? wanted
                        .GetMethods()
                        .FirstOrDefault(method =>
                            method.Name == "op_Implicit"
                            && method.ReturnType == wanted
                            && method.GetParameters()[0].ParameterType == typeof(double)
                        )
                    : null;
            return number?.Invoke(null, new object[] { Convert.ToDouble(value, CultureInfo.InvariantCulture) });
        }
    }
}
