using System;
using System.Globalization;
using KerasNet.Arrays;

namespace KerasNet
{
    /// <summary>Makes an array of one column of a table.</summary>
    internal static class Columns
    {
        /// <summary>A column of (rows, 1), or (rows, length) where its values are arrays.</summary>
        /// <param name="name">Its name, for the error message.</param>
        /// <param name="type">The declared type of its values.</param>
        /// <param name="rows">How many there are.</param>
        /// <param name="read">Gives the value of a row; null where it is missing.</param>
        internal static NDArray Of(string name, Type type, int rows, Func<int, object?> read)
        {
            if (type.IsArray && type != typeof(string) && type.GetArrayRank() == 1)
            {
                return OfArrays(name, type.GetElementType()!, rows, read);
            }

            var element = ElementOf(name, type);
            var values = Array.CreateInstance(element, rows, 1);
            for (var row = 0; row < rows; row++)
            {
                values.SetValue(Convert(name, row, element, read(row)), row, 0);
            }

            return NDArray.Share(values);
        }

        private static NDArray OfArrays(string name, Type type, int rows, Func<int, object?> read)
        {
            var element = ElementOf(name, type);
            var length = (read(0) as Array)?.Length ?? throw Missing(name, 0);
            var values = Array.CreateInstance(element, rows, length);
            for (var row = 0; row < rows; row++)
            {
                var found = read(row) as Array ?? throw Missing(name, row);
                if (found.Length != length)
                {
                    throw new KerasArgumentException(
                        $"{name}: row {row} has {found.Length} values and row 0 has {length}; pad them to one length first.",
                        name
                    );
                }

                for (var column = 0; column < length; column++)
                {
                    values.SetValue(Convert(name, row, element, found.GetValue(column)), row, column);
                }
            }

            return NDArray.Share(values);
        }

        /// <summary>What an array of such values holds: text for enums, a float type where numbers may be missing.</summary>
        private static Type ElementOf(string name, Type type)
        {
            var inner = Nullable.GetUnderlyingType(type);
            var element = inner ?? type;
            if (element.IsEnum || element == typeof(char))
            {
                return typeof(string);
            }

            if (element == typeof(decimal) || (inner != null && element != typeof(float)))
            {
                element = typeof(double);
            }

            return ElementType.Find(element) != null
                ? element
                : throw new KerasArgumentException(
                    $"{name}: arrays can't hold {type}. Make it a number, bool, text or an enum, or an array of those.",
                    name
                );
        }

        private static object Convert(string name, int row, Type element, object? value)
        {
            if (element == typeof(string))
            {
                return value is IFormattable formattable && !(value is Enum)
                    ? formattable.ToString(null, CultureInfo.InvariantCulture)
                    : value?.ToString() ?? string.Empty;
            }

            return value switch
            {
                null when element == typeof(float) => float.NaN,
                null when element == typeof(double) => double.NaN,
                null => throw Missing(name, row),
                _ when value.GetType() == element => value,
                _ => System.Convert.ChangeType(value, element, CultureInfo.InvariantCulture),
            };
        }

        private static KerasArgumentException Missing(string name, int row) =>
            new KerasArgumentException(
                $"{name}: row {row} has no value. Declare it nullable, so that a missing one can be NaN.",
                name
            );
    }
}
