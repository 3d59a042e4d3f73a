using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;

namespace KerasNet
{
    /// <summary>Tables to arrays: rows of a class of your own, a <see cref="DataTable"/>, CSV.</summary>
    /// <remarks>
    /// Each gives one array a column, by name, in the shape that an <c>Input</c> of that name wants: (rows, 1) for single
    /// values, (rows, length) for arrays. Missing numbers are NaN, missing text is empty.
    /// </remarks>
    public static class NDArrays
    {
        /// <summary>The columns of rows of a class: one array a public property or field, by its name.</summary>
        /// <typeparam name="T">The class. Its members are numbers, bool, text, enums (as text), nullables of those, or arrays
        /// of them of one length.</typeparam>
        /// <param name="rows">The rows.</param>
        /// <returns>The columns, in the order they are declared.</returns>
        /// <exception cref="KerasArgumentException">There is no row, or a member is of another type.</exception>
        public static Dictionary<string, NDArray> FromRows<T>(IEnumerable<T> rows)
        {
            var list = rows as IReadOnlyList<T> ?? rows.ToList();
            if (list.Count == 0)
            {
                throw new KerasArgumentException(
                    "rows: there are none, so the lengths of their columns are not known.",
                    nameof(rows)
                );
            }

            for (var row = 0; row < list.Count; row++)
            {
                if (list[row] is null)
                {
                    throw new KerasArgumentException($"rows: row {row} is null.", nameof(rows));
                }
            }

            return RowMembers<T>.All.ToDictionary(member => member.Name, member => member.Column(list));
        }

        /// <summary>The columns of a table.</summary>
        /// <param name="table">The table; <see cref="DBNull"/> is a missing value.</param>
        /// <returns>The columns.</returns>
        /// <exception cref="KerasArgumentException">There is no row, or a column is of a type that arrays can't hold.</exception>
        public static Dictionary<string, NDArray> FromTable(DataTable table)
        {
            if (table.Rows.Count == 0)
            {
                throw new KerasArgumentException("table: it has no rows.", nameof(table));
            }

            return table
                .Columns.Cast<DataColumn>()
                .ToDictionary(
                    column => column.ColumnName,
                    column =>
                        Columns.Of(column.ColumnName, WithMissing(column), table.Rows.Count, row =>
                            table.Rows[row][column] is DBNull ? null : table.Rows[row][column]
                        )
                );
        }

        /// <summary>The columns of a CSV file that fits into memory; <see cref="Dataset.Csv(string, int, string?, bool, int?)"/> reads larger ones bit by bit.</summary>
        /// <param name="path">The file: UTF-8, values with quotes where they need them.</param>
        /// <param name="separator">What stands between two values.</param>
        /// <param name="columns">The names of the columns, where the first line does not tell them.</param>
        /// <param name="missing">What stands for a missing value, besides nothing.</param>
        /// <returns>The columns: float32 where all values are numbers, else text.</returns>
        /// <exception cref="KerasFileException">There is no such file.</exception>
        /// <exception cref="KerasArgumentException">A line has more or fewer values than the first.</exception>
        public static Dictionary<string, NDArray> FromCsv(
            string path,
            char separator = ',',
            IReadOnlyList<string>? columns = null,
            string missing = "NA"
        ) => CsvTable.Read(path, separator, columns, missing);

        /// <summary>Takes the targets out of columns.</summary>
        /// <param name="columns">The columns.</param>
        /// <param name="targets">The names of those that are targets.</param>
        /// <returns>The other columns, and the targets.</returns>
        /// <exception cref="KerasArgumentException">There is no such column.</exception>
        public static (Dictionary<string, NDArray> Inputs, Dictionary<string, NDArray> Targets) Split(
            IReadOnlyDictionary<string, NDArray> columns,
            params string[] targets
        )
        {
            foreach (var name in targets.Where(name => !columns.ContainsKey(name)))
            {
                throw new KerasArgumentException(
                    $"targets: there is no column '{name}'. There are: {string.Join(", ", columns.Keys)}.",
                    nameof(targets)
                );
            }

            return (
                columns
                    .Where(column => !targets.Contains(column.Key))
                    .ToDictionary(column => column.Key, column => column.Value),
                targets.ToDictionary(name => name, name => columns[name])
            );
        }

        /// <summary>The same rows of every column.</summary>
        /// <param name="columns">The columns.</param>
        /// <param name="rows">Which: <c>..100</c>, <c>^20..</c>, or an <c>int[]</c> of row numbers.</param>
        /// <returns>The columns with those rows only.</returns>
        public static Dictionary<string, NDArray> Rows(IReadOnlyDictionary<string, NDArray> columns, Slice rows) =>
            columns.ToDictionary(column => column.Key, column => column.Value[rows]);

        private static Type WithMissing(DataColumn column) =>
            column.DataType.IsValueType
            && column.AllowDBNull
            && column.Table!.Rows.Cast<DataRow>().Any(row => row[column] is DBNull)
                ? typeof(Nullable<>).MakeGenericType(column.DataType)
                : column.DataType;
    }
}
