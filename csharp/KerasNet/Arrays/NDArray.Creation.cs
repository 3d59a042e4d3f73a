using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Arrays;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <content>Making arrays.</content>
    public partial class NDArray
    {
        /// <summary>An array over the memory of a .NET array: no copy, and what is written to one shows in the other.</summary>
        /// <param name="array">Of bool, numbers, <see cref="System.Numerics.Complex"/> or text (text is copied); any number of axes.</param>
        /// <returns>The array, of the same shape.</returns>
        /// <exception cref="KerasArgumentException">The element type is none of those.</exception>
        public static NDArray Share(Array array)
        {
            if (array == null)
            {
                throw new ArgumentNullException(nameof(array));
            }

            var net = array.GetType().GetElementType()!;
            var type =
                ElementType.OfNet(net)
                ?? throw new KerasArgumentException(
                    $"Arrays can't hold {net}. Use bool, a number, System.Numerics.Complex or string."
                );
            KerasHost.EnsurePython();
            using (Gil.Acquire())
            {
                try
                {
                    return type.Net == typeof(string) ? OfStrings(array) : View(array, type);
                }
                catch (PythonException error)
                {
                    throw ErrorTranslator.Translate(error);
                }
            }
        }

        /// <summary>An array with a copy of the elements.</summary>
        /// <typeparam name="T">bool, a number, <see cref="System.Numerics.Complex"/> or string.</typeparam>
        /// <param name="values">The elements, last axis fastest.</param>
        /// <param name="shape">The length of each axis; left out: one axis.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit the shape.</exception>
        public static NDArray Create<T>(IEnumerable<T> values, Shape shape = default)
        {
            if (values == null)
            {
                throw new ArgumentNullException(nameof(values));
            }

            using var flat = Share(values.ToArray());
            return ((IArgument)shape).IsGiven ? flat.Reshape(shape) : flat.Reshape(-1);
        }

        /// <summary>An array with a copy of the elements.</summary>
        /// <typeparam name="T">A number type.</typeparam>
        /// <param name="values">The elements, last axis fastest.</param>
        /// <param name="shape">The length of each axis; left out: one axis.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit the shape.</exception>
        public static NDArray Create<T>(ReadOnlyMemory<T> values, Shape shape = default)
        {
            using var flat = Share(values.ToArray());
            return ((IArgument)shape).IsGiven ? flat.Reshape(shape) : flat.Reshape(-1);
        }

        /// <summary>An array with a copy of the rows, which must be equally long.</summary>
        /// <typeparam name="T">bool, a number, <see cref="System.Numerics.Complex"/> or string.</typeparam>
        /// <param name="rows">The rows.</param>
        /// <returns>An array of two axes.</returns>
        /// <exception cref="KerasArgumentException">A row is longer or shorter than the first.</exception>
        public static NDArray FromRows<T>(IEnumerable<IReadOnlyList<T>> rows)
        {
            var list = rows.ToList();
            var width = list.Count == 0 ? 0 : list[0].Count;
            var flat = new T[list.Count * width];
            for (var row = 0; row < list.Count; row++)
            {
                if (list[row].Count != width)
                {
                    throw new KerasArgumentException(
                        $"rows: row {row} has {list[row].Count} values and row 0 has {width}; pad them to one length first.",
                        nameof(rows)
                    );
                }

                for (var column = 0; column < width; column++)
                {
                    flat[(row * width) + column] = list[row][column];
                }
            }

            using var array = Share(flat);
            return array.Reshape((list.Count, width));
        }

        /// <summary>An array of zeros.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>The array.</returns>
        public static NDArray Zeros(Shape shape, DType dtype = default) => Filled("zeros", shape, dtype);

        /// <summary>An array of ones.</summary>
        /// <param name="shape">The length of each axis.</param>
        /// <param name="dtype">The type of the elements; float32 if left out.</param>
        /// <returns>The array.</returns>
        public static NDArray Ones(Shape shape, DType dtype = default) => Filled("ones", shape, dtype);

        /// <summary>Shares the memory of a .NET array.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator NDArray(Array array) => Share(array);

        /// <summary>A scalar: an array of no axes.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NDArray(double value) => Scalar(value, "float64");

        /// <summary>A scalar: an array of no axes.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NDArray(float value) => Scalar(value, "float32");

        /// <summary>A scalar: an array of no axes.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NDArray(int value) => Scalar(value, "int32");

        /// <summary>A scalar: an array of no axes.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NDArray(long value) => Scalar(value, "int64");

        /// <summary>A scalar: an array of no axes.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator NDArray(bool value) => Scalar(value, "bool");

        /// <summary>Copies memory of .NET into an array of one axis.</summary>
        /// <param name="values">The elements.</param>
        public static implicit operator NDArray(Memory<float> values) => Create<float>((ReadOnlyMemory<float>)values);

        /// <summary>Copies memory of .NET into an array of one axis.</summary>
        /// <param name="values">The elements.</param>
        public static implicit operator NDArray(ReadOnlyMemory<float> values) => Create(values);

        /// <summary>Copies memory of .NET into an array of one axis.</summary>
        /// <param name="values">The elements.</param>
        public static implicit operator NDArray(Memory<double> values) =>
            Create<double>((ReadOnlyMemory<double>)values);

        private static NDArray Scalar(object value, string type)
        {
            KerasHost.EnsurePython();
            using (Gil.Acquire())
            {
                using var plain = ToPython.Convert(value);
                using var name = new PyString(type);
                return new NDArray(new PyHandle(Numpy.Call("asarray", plain, name)));
            }
        }

        private static NDArray View(Array array, ElementType type)
        {
            // pythonnet gives bool[] a wrong element size; as bytes it is right.
            if (type.Net == typeof(bool))
            {
                var bytes = Array.CreateInstance(typeof(byte), Lengths(array));
                Buffer.BlockCopy(array, 0, bytes, 0, bytes.Length);
                using var view = Wrap(bytes);
                using var name = new PyString("bool");
                return new NDArray(new PyHandle(view.InvokeMethod("view", name), bytes.Length));
            }

            if (type.Net == typeof(System.Numerics.Complex))
            {
                return Complexes(array);
            }

            return new NDArray(new PyHandle(Wrap(array), Buffer.ByteLength(array)));
        }

        /// <summary>numpy's view of a .NET array: it pins the array until numpy lets go.</summary>
        private static PyObject Wrap(Array array)
        {
            if (array.Length == 0)
            {
                return EmptyOf(array);
            }

            using var wrapper = array.ToPython();
            return Numpy.Call("asarray", wrapper);
        }

        private static PyObject EmptyOf(Array array)
        {
            using var shape = ToPython.Tuple(Lengths(array).Select(length => (object?)length));
            using var name = new PyString(ElementType.OfNet(array.GetType().GetElementType()!)!.Name);
            return Numpy.Call("zeros", shape, name);
        }

        private static NDArray Complexes(Array array)
        {
            var parts = new double[array.Length * 2];
            var index = 0;
            foreach (System.Numerics.Complex value in array)
            {
                parts[index++] = value.Real;
                parts[index++] = value.Imaginary;
            }

            using var flat = Wrap(parts);
            using var name = new PyString("complex128");
            using var values = flat.InvokeMethod("view", name);
            using var shape = ToPython.Tuple(Lengths(array).Select(length => (object?)length));
            return new NDArray(new PyHandle(values.InvokeMethod("reshape", shape), sizeof(double) * parts.Length));
        }

        private static NDArray OfStrings(Array array)
        {
            var items = new List<object?>();
            foreach (string? text in array)
            {
                items.Add(text ?? string.Empty);
            }

            using var list = ToPython.Convert(items);
            using var type = new PyString("O");
            using var flat = Numpy.Call("array", list, type);
            using var shape = ToPython.Tuple(Lengths(array).Select(length => (object?)length));
            return new NDArray(new PyHandle(flat.InvokeMethod("reshape", shape)));
        }

        private static int[] Lengths(Array array) => Enumerable.Range(0, array.Rank).Select(array.GetLength).ToArray();

        private static NDArray Filled(string function, Shape shape, DType dtype)
        {
            KerasHost.EnsurePython();
            using (Gil.Acquire())
            {
                using var lengths = ToPython.Convert(PythonTuple.Of(shape.ToArray()));
                using var name = new PyString(dtype.Name);
                return new NDArray(new PyHandle(Numpy.Call(function, lengths, name)));
            }
        }
    }
}
