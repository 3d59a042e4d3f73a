using System;
using System.Collections.Generic;

namespace KerasNet.Hosting
{
    /// <summary>While a C# object is made from a configuration: what in it belongs to Keras's base class.</summary>
    internal static class Restoring
    {
        [ThreadStatic]
        private static Type? type;

        [ThreadStatic]
        private static IReadOnlyDictionary<string, object?>? left;

        /// <summary>Makes an object whose base class finds its part of the configuration.</summary>
        internal static KerasObject Make(Type made, IReadOnlyDictionary<string, object?> baseConfig, Func<object> make)
        {
            var (outerType, outerLeft) = (type, left);
            (type, left) = (made, baseConfig);
            try
            {
                return (KerasObject)make();
            }
            finally
            {
                (type, left) = (outerType, outerLeft);
            }
        }

        /// <summary>The arguments of a stand-in: those of the configuration that is being restored before those of the constructor.</summary>
        internal static Arguments Complete(KerasObject piece, Arguments given)
        {
            // Pieces inside the piece are made first, by its field initializers; they aren't meant.
            if (type != piece.GetType() || left == null)
            {
                return given;
            }

            var complete = given.Except(left.Keys);
            foreach (var pair in left)
            {
                _ = complete.Add(pair.Key, pair.Value);
            }

            left = null;
            return complete;
        }
    }
}
