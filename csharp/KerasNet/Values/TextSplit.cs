using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Functions of texts.</content>
    public readonly partial struct TextSplit
    {
        /// <summary>A function from a text to its tokens.</summary>
        /// <param name="function">The function; it may be called from any thread.</param>
        public static implicit operator TextSplit(Func<string, IEnumerable<string>> function) => From(function);

        /// <summary>A function that splits a text (a lambda can't convert by itself).</summary>
        /// <param name="function">Makes the tokens of a text; it may be called from any thread.</param>
        /// <returns>The way to split.</returns>
        /// <remarks>A layer with it can't be saved; use <see cref="Named"/>. Models that are exported for other programs
        /// can't hold C# functions.</remarks>
        public static TextSplit From(Func<string, IEnumerable<string>> function) => Of(function, "Custom", null);

        /// <summary>A function with a name, so that models that use it can be saved and loaded.</summary>
        /// <param name="name">The name under which files know it.</param>
        /// <param name="function">Makes the tokens of a text; it may be called from any thread.</param>
        /// <param name="package">What comes before the name in files, such as the name of the program.</param>
        /// <returns>The way to split.</returns>
        /// <remarks>A program that only loads the model calls this as well, before it loads.</remarks>
        public static TextSplit Named(
            string name,
            Func<string, IEnumerable<string>> function,
            string package = "Custom"
        ) => Of(function, package, name ?? throw new ArgumentNullException(nameof(name)));

        private static TextSplit Of(Func<string, IEnumerable<string>> function, string package, string? name)
        {
            _ = function ?? throw new ArgumentNullException(nameof(function));
            var tokens = Callable.OfTexts(text => function(text).ToList());
            return new TextSplit(new OpaqueObject(Surface.Host<PyHandle>("text_split", tokens, package, name)));
        }
    }
}
