using System;
using System.Collections.Generic;
using System.Linq;

namespace KerasNet.Hosting
{
    /// <summary>While a C# object is made from a configuration: what in it belongs to Keras's base class.</summary>
    internal static class Restoring
    {
        [ThreadStatic]
        private static Type? type;

        [ThreadStatic]
        private static IReadOnlyDictionary<string, object?>? left;

        [ThreadStatic]
        private static IReadOnlyDictionary<string, object?>? whole;

        /// <summary>Makes an object whose base class finds its part of the configuration.</summary>
        /// <param name="made">Its class.</param>
        /// <param name="baseConfig">What Keras's plain base class takes, and the constructor doesn't.</param>
        /// <param name="config">The whole configuration: of it, a class of Keras that does something takes what is its.</param>
        /// <param name="make">Makes it.</param>
        internal static KerasObject Make(
            Type made,
            IReadOnlyDictionary<string, object?> baseConfig,
            IReadOnlyDictionary<string, object?> config,
            Func<object> make
        )
        {
            var (outerType, outerLeft, outerWhole) = (type, left, whole);
            (type, left, whole) = (made, baseConfig, config);
            try
            {
                return (KerasObject)make();
            }
            finally
            {
                (type, left, whole) = (outerType, outerLeft, outerWhole);
            }
        }

        /// <summary>The arguments of a stand-in: those of the configuration that is being restored before those of the constructor.</summary>
        internal static Arguments Complete(KerasObject piece, Arguments given, bool isDerived)
        {
            // Pieces inside the piece are made first, by its field initializers; they aren't meant.
            if (type != piece.GetType() || left == null)
            {
                return given;
            }

            // A constructor may pass other values to its base than it was given, so the configuration says what is so.
            // The layers of a stack are made by its constructor, or added when it is ready.
            var restored = isDerived
                ? whole!.Where(pair => !(piece is Sequential && pair.Key == "layers" && !given.Has("layers")))
                : left;
            var complete = given.Except(restored.Select(pair => pair.Key));
            foreach (var pair in restored)
            {
                _ = complete.Add(pair.Key, pair.Value);
            }

            (left, whole) = (null, null);
            return complete;
        }
    }
}
