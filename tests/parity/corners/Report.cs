using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using KerasNet;

namespace Corners
{
    /// <summary>What a program says: values by name, compared with those of its twin.</summary>
    internal sealed class Report
    {
        private readonly List<(string Name, string Json)> said = new List<(string Name, string Json)>();

        internal Report(string folder) => this.Folder = folder;

        /// <summary>A folder of the program's own.</summary>
        internal string Folder { get; }

        /// <summary>Says a value: an array, a tensor, a shape, numbers, texts, lists and dictionaries of them.</summary>
        internal void Add(string name, object? value) => this.said.Add((name, Json(value)));

        /// <summary>All that was said, as a JSON object.</summary>
        internal string ToJson() =>
            "{" + string.Join(",", this.said.Select(one => $"\n  {Quoted(one.Name)}: {one.Json}")) + "}";

        private static string Json(object? value) =>
            value switch
            {
                null => "null",
                string text => Quoted(text),
                bool truth => truth ? "true" : "false",
                float number => Number(number),
                double number => Number(number),
                int number => number.ToString(CultureInfo.InvariantCulture),
                long number => number.ToString(CultureInfo.InvariantCulture),
                NDArray array => Array(array),
                Tensor tensor => Array(tensor.ToNDArray()),
                Variable variable => Array(variable.ToNDArray()),
                Shape shape => Quoted(shape.ToString()),
                History history => Json(history.Keys.ToDictionary(key => key, key => (object)history[key].ToArray())),
                IReadOnlyDictionary<string, double> named => Object(named.Select(one => (one.Key, Json(one.Value)))),
                IReadOnlyDictionary<string, NDArray> named => Object(named.Select(one => (one.Key, Json(one.Value)))),
                IReadOnlyDictionary<string, Tensor> named => Object(named.Select(one => (one.Key, Json(one.Value)))),
                IReadOnlyDictionary<string, object?> named => Object(named.Select(one => (one.Key, Json(one.Value)))),
                IDictionary named => Object(
                    named.Keys.Cast<object>().Select(key => (key.ToString()!, Json(named[key])))
                ),
                ITuple several => Json(Enumerable.Range(0, several.Length).Select(at => several[at])),
                IEnumerable several => "[" + string.Join(", ", several.Cast<object?>().Select(Json)) + "]",
                _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty),
            };

        private static string Object(IEnumerable<(string Key, string Json)> members) =>
            "{"
            + string.Join(
                ", ",
                members.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{Quoted(one.Key)}: {one.Json}")
            )
            + "}";

        private static string Array(NDArray array)
        {
            var type = array.DType.Name;
            var values =
                type == "bool" ? array.ToArray<bool>().Cast<object>()
                : type.Contains("int") ? array.AsType("int64").ToArray<long>().Cast<object>()
                : type.Contains("float") ? array.AsType("float64").ToArray<double>().Cast<object>()
                : array.ToArray<string>();
            return $"{{\"dtype\": {Quoted(type)}, \"shape\": {Quoted(array.Shape.ToString())}, \"values\": {Json(values)}}}";
        }

        // Texts for what JSON has no number for.
        private static string Number(double value) =>
            double.IsFinite(value)
                ? value.ToString("R", CultureInfo.InvariantCulture)
                : Quoted(value.ToString(CultureInfo.InvariantCulture));

        private static string Quoted(string text) => JsonSerializer.Serialize(text);
    }
}
