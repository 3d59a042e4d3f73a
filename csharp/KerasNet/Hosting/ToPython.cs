using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using KerasNet.Arrays;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>.NET values to Python ones. Every method needs Python's lock; the caller owns what it gets.</summary>
    internal static class ToPython
    {
        /// <summary>The Python value for <paramref name="value"/>.</summary>
        /// <exception cref="KerasArgumentException">There is none.</exception>
        internal static PyObject Convert(object? value)
        {
            switch (value)
            {
                case null:
                    return PyObject.None;
                case IPythonValue holder:
                    return holder.ToPython();
                case IArgument argument:
                    return Convert(argument.Value);
                case bool flag:
                    return flag.ToPython();
                case string text:
                    return Text(text);
                case int number:
                    return new PyInt(number);
                case long number:
                    return new PyInt(number);
                case double number:
                    return new PyFloat(number);
                case float number:
                    return new PyFloat(number);
                case byte _:
                case sbyte _:
                case short _:
                case ushort _:
                case uint _:
                    return new PyInt(((IConvertible)value).ToInt64(CultureInfo.InvariantCulture));
                case ulong number:
                    return new PyInt(number);
                case BigInteger number:
                    return new PyInt(number);
                case decimal number:
                    return new PyFloat((double)number);
                case PyObject raw:
                    return raw.NewReference();
                case Array array when ElementType.Find(array.GetType().GetElementType()!) != null && array.Rank > 1:
                    using (var view = NDArray.Share(array))
                    {
                        return ((IPythonValue)view).ToPython();
                    }

                case IDictionary dictionary:
                    return Dict(Pairs(dictionary));
                case ITuple tuple:
                    return Tuple(Items(tuple));
                case IEnumerable<KeyValuePair<string, object?>> pairs:
                    return Dict(pairs);
                case IEnumerable sequence:
                    return List(sequence);
                default:
                    throw new KerasArgumentException(
                        $"A value of type {value.GetType()} can't be passed to Keras. Pass numbers, text, arrays, Keras objects, or lists and dictionaries of those."
                    );
            }
        }

        /// <summary>A Python tuple of the values.</summary>
        internal static PyTuple Tuple(IEnumerable<object?> values)
        {
            var items = new List<PyObject>();
            try
            {
                foreach (var value in values)
                {
                    items.Add(Convert(value));
                }

                return new PyTuple(items.ToArray());
            }
            finally
            {
                items.ForEach(item => item.Dispose());
            }
        }

        /// <summary>A Python dict of the values.</summary>
        internal static PyDict Dict(IEnumerable<KeyValuePair<string, object?>> pairs)
        {
            var result = new PyDict();
            foreach (var pair in pairs)
            {
                using var key = new PyString(pair.Key);
                using var value = Convert(pair.Value);
                result.SetItem(key, value);
            }

            return result;
        }

        private static PyString Text(string text)
        {
            try
            {
                return new PyString(text);
            }
            catch (PythonException)
            {
                throw new KerasArgumentException(
                    $"A text of {text.Length} characters has one half of a pair of surrogates alone, and Python has no such text."
                );
            }
        }

        private static PyList List(IEnumerable values)
        {
            var result = new PyList();
            foreach (var value in values)
            {
                using var item = Convert(value);
                result.Append(item);
            }

            return result;
        }

        private static IEnumerable<object?> Items(ITuple tuple)
        {
            for (var index = 0; index < tuple.Length; index++)
            {
                yield return tuple[index];
            }
        }

        private static IEnumerable<KeyValuePair<string, object?>> Pairs(IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                yield return new KeyValuePair<string, object?>(
                    System.Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!,
                    entry.Value
                );
            }
        }
    }
}
