using System;
using System.Collections.Generic;
using System.Linq;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>A C# function as an argument: Keras calls it, mostly while it traces.</summary>
    internal sealed class Callable : IPythonValue
    {
        private readonly Func<IReadOnlyList<object?>, object?> function;

        private Callable(Func<IReadOnlyList<object?>, object?> function) => this.function = function;

        PyObject IPythonValue.ToPython() => PythonFunction.Create(this.function);

        /// <summary>A function of all the arguments that Python gives.</summary>
        internal static Callable OfArguments(Func<IReadOnlyList<object?>, object?> function) => new Callable(function);

        internal static Callable? Of(Func<Tensor>? function) => From(function, call => _ => call());

        internal static Callable? Of(Func<Tensor, Tensor>? function) =>
            From(function, call => given => call(TensorAt(given, 0)));

        internal static Callable? Of(Func<Tensor, Tensor, Tensor>? function) =>
            From(function, call => given => call(TensorAt(given, 0), TensorAt(given, 1)));

        internal static Callable? Of(Func<Tensor, Tensor, (Tensor, Tensor)>? function) =>
            From(function, call => given => call(TensorAt(given, 0), TensorAt(given, 1)));

        internal static Callable? Of(Func<Tensors, Tensor>? function) =>
            From(function, call => given => call(TensorsOf(given)));

        internal static Callable? Of(Func<Tensors, IEnumerable<Tensor>>? function) =>
            From(function, call => given => call(TensorsOf(given)).ToList());

        internal static IEnumerable<Callable> Of(IEnumerable<Func<Tensors, Tensor>> functions) =>
            functions.Select(function => Of(function)!).ToList();

        internal static Callable? Of(Func<string, IEnumerable<int>>? function) =>
            From(function, call => given => call((string)given[0]!).ToList());

        /// <summary>A function of texts that Python calls with a list of them, and that gives a list.</summary>
        internal static Callable OfTexts<T>(Func<string, T> function)
        {
            _ = function ?? throw new ArgumentNullException(nameof(function));
            return new Callable(given =>
                ((IEnumerable<object?>)given[0]!).Select(text => function((string)text!)).ToList()
            );
        }

        internal static Callable? Of(Func<object?, object?>? function) =>
            From(function, call => given => call(given[0]));

        internal static Callable? Of(Func<int, double, double>? function) =>
            From(function, call => given => call(Convert.ToInt32(given[0]), Convert.ToDouble(given[1])));

        internal static Callable? Of(Action<int, IReadOnlyDictionary<string, double>>? function) =>
            From(function, call => given =>
                {
                    call(Convert.ToInt32(given[0]), Logs(given.Count > 1 ? given[1] : null));
                    return null;
                });

        internal static Callable? Of(Action<IReadOnlyDictionary<string, double>>? function) =>
            From(function, call => given =>
                {
                    call(Logs(given.Count > 0 ? given[0] : null));
                    return null;
                });

        private static Callable? From<T>(T? function, Func<T, Func<IReadOnlyList<object?>, object?>> adapt)
            where T : class => function == null ? null : new Callable(adapt(function));

        /// <summary>Loops count with plain numbers when they run eagerly.</summary>
        private static Tensor TensorAt(IReadOnlyList<object?> given, int index) => ToTensor(given[index]);

        private static Tensor ToTensor(object? value) =>
            value switch
            {
                Tensor tensor => tensor,
                NDArray array => array,
                bool flag => flag,
                int number => number,
                long number => number,
                double number => number,
                _ => throw new KerasNetException(
                    $"Keras called a function with {value?.GetType().Name ?? "None"} where a tensor was expected."
                ),
            };

        private static Tensors TensorsOf(IReadOnlyList<object?> given) => new Tensors(given.Select(ToTensor).ToList());

        private static IReadOnlyDictionary<string, double> Logs(object? logs) =>
            logs is IDictionary<string, object?> entries
                ? entries.ToDictionary(entry => entry.Key, entry => Convert.ToDouble(entry.Value))
                : new Dictionary<string, double>();
    }
}
