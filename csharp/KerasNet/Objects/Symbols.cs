using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Callbacks;
using KerasNet.Constraints;
using KerasNet.DTypePolicies;
using KerasNet.Hosting;
using KerasNet.Initializers;
using KerasNet.Layers;
using KerasNet.Losses;
using KerasNet.Metrics;
using KerasNet.Optimizers;
using KerasNet.Optimizers.Schedules;
using KerasNet.Regularizers;

namespace KerasNet
{
    /// <summary>Which C# class stands for which class of Keras.</summary>
    internal static partial class Symbols
    {
        private static readonly Dictionary<string, Func<PyHandle, KerasObject>> HandWritten = new Dictionary<
            string,
            Func<PyHandle, KerasObject>
        >
        {
            ["keras.Model"] = handle => new Model(handle),
            ["keras.Sequential"] = handle => new Sequential(handle),
            ["keras.Layer"] = handle => new Layer(handle),
            ["keras.layers.Layer"] = handle => new Layer(handle),
            ["keras.Variable"] = handle => new Variable(handle),
            ["keras.Initializer"] = handle => new Initializer(handle),
            ["keras.initializers.Initializer"] = handle => new Initializer(handle),
            ["keras.Regularizer"] = handle => new Regularizer(handle),
            ["keras.regularizers.Regularizer"] = handle => new Regularizer(handle),
            ["keras.constraints.Constraint"] = handle => new Constraint(handle),
            ["keras.Optimizer"] = handle => new Optimizer(handle),
            ["keras.optimizers.Optimizer"] = handle => new Optimizer(handle),
            ["keras.optimizers.schedules.LearningRateSchedule"] = handle => new LearningRateSchedule(handle),
            ["keras.Loss"] = handle => new Loss(handle),
            ["keras.losses.Loss"] = handle => new Loss(handle),
            ["keras.Metric"] = handle => new Metric(handle),
            ["keras.metrics.Metric"] = handle => new Metric(handle),
            ["keras.callbacks.Callback"] = handle => new Callback(handle),
            ["keras.DTypePolicy"] = handle => new DTypePolicy(handle),
            ["keras.dtype_policies.DTypePolicy"] = handle => new DTypePolicy(handle),
            ["keras.random.SeedGenerator"] = handle => new SeedGenerator(handle),
        };

        private static readonly ConcurrentDictionary<string, Func<PyHandle, KerasObject>> Chosen =
            new ConcurrentDictionary<string, Func<PyHandle, KerasObject>>();

        private static readonly Lazy<Dictionary<string, string>> Names = new Lazy<Dictionary<string, string>>(
            ReadNames
        );

        /// <summary>The C# object for one of Keras's.</summary>
        /// <param name="symbols">The public names of its class and bases, nearest first, joined by <c>|</c>.</param>
        /// <param name="handle">The reference, which the object takes over.</param>
        internal static KerasObject Wrap(string symbols, PyHandle handle) => Chosen.GetOrAdd(symbols, Choose)(handle);

        /// <summary>The public name in Keras of the class that a C# class stands for.</summary>
        /// <exception cref="KerasArgumentException">It stands for none.</exception>
        internal static string NameOf(Type type) =>
            Names.Value.TryGetValue(type.FullName ?? string.Empty, out var name)
                ? name
                : throw new KerasArgumentException($"{type.Name} is no class of Keras: call its constructor.");

        private static Dictionary<string, string> ReadNames()
        {
            // By the naming rule: keras.dtype_policies.QuantizedDTypePolicy is KerasNet.DTypePolicies.QuantizedDTypePolicy.
            var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var name in HandWritten.Keys.Concat(Wrappers.Keys))
            {
                names[nameof(KerasNet) + name.Substring("keras".Length).Replace("_", string.Empty)] = name;
            }

            return names;
        }

        private static Func<PyHandle, KerasObject> Choose(string symbols)
        {
            foreach (var symbol in symbols.Split('|'))
            {
                if (HandWritten.TryGetValue(symbol, out var make) || Wrappers.TryGetValue(symbol, out make))
                {
                    return make;
                }
            }

            return handle => new OpaqueObject(handle);
        }
    }
}
