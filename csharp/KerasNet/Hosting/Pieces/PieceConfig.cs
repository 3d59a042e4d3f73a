using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace KerasNet.Hosting
{
    /// <summary>Configurations of C# objects: written from the properties that go by the names of the constructor's parameters, and read back by it.</summary>
    internal static class PieceConfig
    {
        private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

        /// <summary>The configuration of an object that does not write its own.</summary>
        /// <exception cref="KerasNetException">A parameter has no property.</exception>
        internal static Dictionary<string, object?> Describe(
            KerasObject piece,
            IReadOnlyDictionary<string, object?> baseConfig
        )
        {
            var config = baseConfig.ToDictionary(pair => pair.Key, pair => pair.Value);
            var constructor = Constructors(piece.GetType()).FirstOrDefault();
            foreach (var parameter in constructor?.GetParameters() ?? Array.Empty<ParameterInfo>())
            {
                var key = PieceType.PythonName(parameter.Name!);
                if (config.ContainsKey(key))
                {
                    continue;
                }

                if (!TryRead(piece, parameter.Name!, out var value))
                {
                    throw new KerasNetException(
                        $"{piece.GetType().Name} can't be saved: nothing in it goes by the name of its constructor's parameter '{parameter.Name}'. Add a property of that name, or override GetConfig."
                    );
                }

                config[key] =
                    value is IArgument argument ? argument.Value
                    : value is IEnumerable<KeyValuePair<string, object?>>
                    || value is string
                    || value is KerasObject
                    || !(value is Enum)
                        ? value
                    : value.ToString();
            }

            return config;
        }

        /// <summary>Makes an object from its configuration.</summary>
        internal static KerasObject Create(Type type, IReadOnlyDictionary<string, object?> config)
        {
            var own = type.GetMethod(
                "FromConfig",
                BindingFlags.Static | BindingFlags.Public,
                null,
                new[] { typeof(IReadOnlyDictionary<string, object?>) },
                null
            );
            if (own != null)
            {
                return Restoring.Make(type, Without(config, new HashSet<string>()), config, () =>
                    Unwrapped(() => own.Invoke(null, new object[] { config })!)
                );
            }

            foreach (var constructor in Constructors(type))
            {
                var parameters = constructor.GetParameters();
                var keys = parameters.Select(parameter => Key(config, parameter)).ToArray();
                if (parameters.Where((parameter, index) => keys[index] == null && !parameter.HasDefaultValue).Any())
                {
                    continue;
                }

                var values = parameters
                    .Select(
                        (parameter, index) =>
                            keys[index] is { } key
                                ? ConfigValue.To(config[key], parameter.ParameterType, $"{type.Name}.{key}")
                                : Default(parameter)
                    )
                    .ToArray();
                var taken = new HashSet<string>(keys.Where(key => key != null)!);
                var made = Restoring.Make(type, Without(config, taken), config, () =>
                    Unwrapped(() => constructor.Invoke(values))
                );
                FillEmpty(made, config, taken);
                return made;
            }

            throw new KerasNetException(
                $"{type.Name} can't be made from its configuration ({string.Join(", ", config.Keys)}): no constructor's parameters go by these names. Add one, or a method 'public static {type.Name} FromConfig(IReadOnlyDictionary<string, object?> config)'."
            );
        }

        private static IEnumerable<ConstructorInfo> Constructors(Type type) =>
            type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .OrderBy(constructor => constructor.IsPublic ? 0 : 1)
                .ThenByDescending(constructor => constructor.GetParameters().Length);

        private static bool TryRead(object piece, string parameter, out object? value)
        {
            for (var type = piece.GetType(); type != null && type != typeof(KerasObject); type = type.BaseType)
            {
                foreach (
                    var property in type.GetProperties(Instance | BindingFlags.DeclaredOnly)
                        .Where(property =>
                            Same(property.Name, parameter)
                            && property.CanRead
                            && property.GetIndexParameters().Length == 0
                        )
                )
                {
                    value = property.GetValue(piece);
                    return true;
                }

                foreach (
                    var field in type.GetFields(Instance | BindingFlags.DeclaredOnly)
                        .Where(field => Same(field.Name, parameter))
                )
                {
                    value = field.GetValue(piece);
                    return true;
                }
            }

            value = null;
            return false;
        }

        private static bool Same(string member, string parameter) =>
            string.Equals(member.Trim('_', '@'), parameter.Trim('_'), StringComparison.OrdinalIgnoreCase);

        private static string? Key(IReadOnlyDictionary<string, object?> config, ParameterInfo parameter)
        {
            var python = PieceType.PythonName(parameter.Name!);
            return config.ContainsKey(python) ? python
                : config.ContainsKey(parameter.Name!) ? parameter.Name
                : null;
        }

        private static object? Default(ParameterInfo parameter)
        {
            var value = parameter.DefaultValue;
            return value == null && parameter.ParameterType.IsValueType
                ? Activator.CreateInstance(parameter.ParameterType)
                : value;
        }

        /// <summary>What is left for the base class; a configuration written by hand may hold anything else, which it ignores.</summary>
        private static Dictionary<string, object?> Without(
            IReadOnlyDictionary<string, object?> config,
            HashSet<string> taken
        ) =>
            config
                .Where(pair => !taken.Contains(pair.Key) && BaseKeys.Contains(pair.Key))
                .ToDictionary(pair => pair.Key, pair => pair.Value);

        /// <summary>Gives a stack the layers that its constructor neither takes nor makes.</summary>
        private static void FillEmpty(
            KerasObject made,
            IReadOnlyDictionary<string, object?> config,
            HashSet<string> taken
        )
        {
            if (
                made is Sequential stack
                && !taken.Contains("layers")
                && config.TryGetValue("layers", out var layers)
                && layers is IEnumerable several
                && stack.Layers.Count == 0
            )
            {
                foreach (var layer in several.OfType<Layers.Layer>())
                {
                    stack.Add(layer);
                }
            }
        }

        private static object Unwrapped(Func<object> make)
        {
            try
            {
                return make();
            }
            catch (TargetInvocationException error) when (error.InnerException != null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(error.InnerException).Throw();
                throw;
            }
        }

        private static readonly HashSet<string> BaseKeys = new HashSet<string>
        {
            "name",
            "dtype",
            "trainable",
            "activity_regularizer",
            "reduction",
            "learning_rate",
            "weight_decay",
            "clipnorm",
            "global_clipnorm",
            "clipvalue",
            "use_ema",
            "ema_momentum",
            "ema_overwrite_frequency",
            "loss_scale_factor",
            "gradient_accumulation_steps",
        };
    }
}
