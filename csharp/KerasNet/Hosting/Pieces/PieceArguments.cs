using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KerasNet.Hosting
{
    /// <summary>What Keras passes to a C# method, as the types that the method takes.</summary>
    internal static class PieceArguments
    {
        internal static Tensor Tensor(object? value) =>
            TensorOrNull(value) ?? throw new KerasNetException("Keras called a C# method without a tensor it needs.");

        internal static Tensor? TensorOrNull(object? value) =>
            value switch
            {
                null => null,
                Tensor tensor => tensor,
                Variable variable => variable,
                NDArray array => array,
                bool flag => flag,
                int number => number,
                long number => number,
                double number => number,
                TensorTree tree => tree.One,
                _ => throw new KerasNetException(
                    $"Keras called a C# method with {value.GetType().Name} where one tensor was expected."
                ),
            };

        internal static NDArray Array(object? value) =>
            value switch
            {
                NDArray array => array,
                Tensor tensor => tensor.ToNDArray(),
                _ => throw new KerasNetException("Keras called a C# method without an array it needs."),
            };

        internal static Tensors Tensors(object? value) =>
            new Tensors(
                value is List<object?> several ? several.Select(Tensor).ToList() : new List<Tensor> { Tensor(value) }
            );

        internal static Tensors? TensorsOrNull(object? value) =>
            value == null || (value is List<object?> several && several.All(one => one == null))
                ? null
                : Tensors(value is List<object?> list ? list.Where(one => one != null).ToList() : value);

        internal static Shape Shape(object? value) =>
            value switch
            {
                Shape shape => shape,
                int length => length,
                IEnumerable lengths => new Shape(
                    lengths
                        .Cast<object?>()
                        .Select(one => one == null ? (int?)null : Convert.ToInt32(one, CultureInfo.InvariantCulture))
                        .ToArray()
                ),
                _ => throw new KerasNetException("Keras called a C# method without a shape it needs."),
            };

        /// <summary>Shapes of several inputs, in order; one shape is a list of one.</summary>
        internal static IReadOnlyList<Shape> Shapes(object? value) =>
            value switch
            {
                Dictionary<string, object?> named => named.Values.Select(Shape).ToList(),
                List<object?> list when AreSeveral(list) => list.Select(Shape).ToList(),
                _ => new[] { Shape(value) },
            };

        /// <summary>Whether there are shapes of several inputs.</summary>
        internal static bool AreSeveral(object? shapes) =>
            shapes is Dictionary<string, object?>
            || (shapes is List<object?> list && list.Count > 0 && list.All(one => one is IEnumerable || one is Shape));

        internal static bool? Flag(object? value) =>
            value switch
            {
                null => null,
                bool flag => flag,
                int number => number != 0,
                _ => throw new KerasNetException("Keras called a C# method with a tensor as 'training'."),
            };
    }
}
