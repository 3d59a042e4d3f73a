using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KerasNet
{
    /// <summary>How much each class counts, for <c>Fit(classWeight: …)</c>.</summary>
    public static class ClassWeights
    {
        /// <summary>Weights with which every class counts the same in all, however rare it is: rows / (classes × rows of the class).</summary>
        /// <param name="labels">The class of each row, as whole numbers.</param>
        /// <returns>The weight of each class.</returns>
        /// <exception cref="KerasArgumentException">There are no labels, or they are not whole numbers.</exception>
        public static IReadOnlyDictionary<int, double> Balanced(NDArray labels)
        {
            using var whole = labels.AsType(DType.Float64);
            var values = whole.ToArray<double>();
            if (values.Length == 0)
            {
                throw new KerasArgumentException("labels: there are none.", nameof(labels));
            }

            var odd = values.FirstOrDefault(value => value != Math.Floor(value));
            if (odd != 0)
            {
                throw new KerasArgumentException(
                    $"labels: {odd.ToString(CultureInfo.InvariantCulture)} is not a class; classes are whole numbers.",
                    nameof(labels)
                );
            }

            var classes = values.GroupBy(value => (int)value).ToDictionary(rows => rows.Key, rows => rows.Count());
            return classes.ToDictionary(
                found => found.Key,
                found => (double)values.Length / (classes.Count * found.Value)
            );
        }
    }
}
