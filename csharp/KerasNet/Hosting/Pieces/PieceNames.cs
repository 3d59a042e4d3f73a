using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace KerasNet.Hosting
{
    /// <summary>C# classes by the names that files have for them.</summary>
    internal static class PieceNames
    {
        private static readonly ConcurrentDictionary<string, Type> Registered =
            new ConcurrentDictionary<string, Type>();

        private static readonly (Type Base, string Kind)[] Kinds =
        {
            (typeof(Model), "model"),
            (typeof(Layers.RNNCell), "cell"),
            (typeof(Layers.Layer), "layer"),
            (typeof(Losses.Loss), "loss"),
            (typeof(Metrics.Metric), "metric"),
            (typeof(Regularizers.Regularizer), "regularizer"),
            (typeof(Constraints.Constraint), "constraint"),
            (typeof(Initializers.Initializer), "initializer"),
            (typeof(Optimizers.Schedules.LearningRateSchedule), "schedule"),
            (typeof(Optimizers.Optimizer), "optimizer"),
        };

        /// <summary>Remembers a class by its name.</summary>
        /// <returns>The name.</returns>
        internal static string Register(Type type)
        {
            if (type.IsAbstract || KindOf(type) == null)
            {
                throw new KerasArgumentException(
                    $"type: {type} can't be registered. Derive a class that is not abstract from Layer, Model, Loss, Metric, Regularizer, Constraint, Initializer, LearningRateSchedule or Optimizer.",
                    nameof(type)
                );
            }

            var name = PieceType.Of(type).RegisteredName;
            Registered[name] = type;
            return name;
        }

        /// <summary>Makes Keras know the class of a name. Called by Keras while it loads.</summary>
        internal static bool TryDefine(string registeredName)
        {
            var type = Find(registeredName);
            if (type == null)
            {
                return false;
            }

            using (Gil.Acquire())
            {
                PieceType.Of(type).Define(KindOf(type)!);
            }

            return true;
        }

        /// <summary>Makes an object of a class from its configuration.</summary>
        internal static KerasObject Create(string registeredName, IReadOnlyDictionary<string, object?> config) =>
            PieceConfig.Create(Find(registeredName) ?? throw Unknown(registeredName), config);

        private static KerasNetException Unknown(string registeredName) =>
            new KerasNetException(
                registeredName == "KerasNet>" + nameof(Losses.FunctionLoss)
                    ? "The model was compiled with a function as its loss, and files can't hold functions. Load it with compile: false and compile it again, or make the loss a class."
                    : $"There is no C# class for '{registeredName}' in the assemblies that are loaded. Call KerasRegistry.Register with the class before loading, or load with compile: false if only the training needs it."
            );

        private static Type? Find(string registeredName)
        {
            if (Registered.TryGetValue(registeredName, out var known))
            {
                return known;
            }

            var found = AppDomain
                .CurrentDomain.GetAssemblies()
                .Where(UsesKerasNet)
                .SelectMany(LoadableTypes)
                .FirstOrDefault(type =>
                    !type.IsAbstract && KindOf(type) != null && PieceType.Of(type).RegisteredName == registeredName
                );
            if (found != null)
            {
                Registered[registeredName] = found;
            }

            return found;
        }

        private static string? KindOf(Type type) =>
            Kinds.FirstOrDefault(kind => kind.Base.IsAssignableFrom(type) && kind.Base.Assembly != type.Assembly).Kind;

        private static bool UsesKerasNet(Assembly assembly)
        {
            var own = typeof(PieceNames).Assembly.GetName().Name;
            return !assembly.IsDynamic
                && Array.Exists(assembly.GetReferencedAssemblies(), reference => reference.Name == own);
        }

        private static IEnumerable<Type> LoadableTypes(Assembly assembly)
        {
            try
            {
                return assembly.GetTypes();
            }
            catch (ReflectionTypeLoadException error)
            {
                // Types whose own references are missing can't be what is looked for.
                return error.Types.Where(type => type != null)!;
            }
        }
    }
}
