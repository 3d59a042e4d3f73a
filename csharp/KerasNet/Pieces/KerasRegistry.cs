using System;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>The C# classes and functions that files may name. Classes of assemblies that are loaded are found by themselves.</summary>
    public static class KerasRegistry
    {
        /// <summary>Makes a class known before a file that names it is loaded.</summary>
        /// <typeparam name="T">A class derived from Layer, Model, Loss, Metric, Regularizer, Constraint, Initializer, LearningRateSchedule or Optimizer.</typeparam>
        /// <returns>The name under which files know it.</returns>
        public static string Register<T>()
            where T : KerasObject => Register(typeof(T));

        /// <summary>Makes a class known before a file that names it is loaded.</summary>
        /// <param name="type">A class derived from Layer, Model, Loss, Metric, Regularizer, Constraint, Initializer, LearningRateSchedule or Optimizer.</param>
        /// <returns>The name under which files know it.</returns>
        /// <exception cref="KerasArgumentException">The class is of another kind, or abstract.</exception>
        public static string Register(Type type) =>
            PieceNames.Register(type ?? throw new ArgumentNullException(nameof(type)));
    }
}
