using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet;

namespace ArrayFacts
{
    /// <summary>What a fact states.</summary>
    internal static class Check
    {
        internal static void True(bool condition, string what)
        {
            if (!condition)
            {
                throw new InvalidOperationException(what);
            }
        }

        internal static void Equal<T>(T expected, T actual, string what = "value") =>
            True(
                EqualityComparer<T>.Default.Equals(expected, actual),
                $"{what}: {actual} where {expected} was expected"
            );

        internal static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what = "values") =>
            True(
                expected.SequenceEqual(actual),
                $"{what}: [{string.Join(", ", actual)}] where [{string.Join(", ", expected)}] was expected"
            );

        /// <summary>Type, shape and values of an array.</summary>
        internal static void Array<T>(NDArray actual, Shape shape, params T[] values)
        {
            Equal(DType.Of<T>(), actual.DType, "type");
            Equal(shape, actual.Shape, "shape");
            Same(values, actual.ToArray<T>());
        }

        internal static T Throws<T>(Action action, string part = "")
            where T : Exception
        {
            try
            {
                action();
            }
            catch (T error)
            {
                True(error.Message.Contains(part, StringComparison.Ordinal), $"the message is: {error.Message}");
                return error;
            }

            throw new InvalidOperationException($"no {typeof(T).Name}");
        }

        /// <summary>Waits until something holds: releases happen on another thread.</summary>
        internal static void Soon(Func<bool> condition, Func<string> what)
        {
            for (var attempt = 0; attempt < 500 && !condition(); attempt++)
            {
                System.Threading.Thread.Sleep(10);
            }

            True(condition(), what());
        }
    }
}
