using System;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Functions of texts.</content>
    public readonly partial struct TextStandardization
    {
        /// <summary>A function of a text.</summary>
        /// <param name="function">The function; it may be called from any thread.</param>
        public static implicit operator TextStandardization(Func<string, string> function) => From(function);

        /// <summary>A function that cleans a text (a lambda can't convert by itself).</summary>
        /// <param name="function">Makes the text that is split of a text; it may be called from any thread.</param>
        /// <returns>The standardization.</returns>
        /// <remarks>A layer with it can't be saved; use <see cref="Named"/>. Models that are exported for other programs
        /// can't hold C# functions.</remarks>
        public static TextStandardization From(Func<string, string> function) => Of(function, "Custom", null);

        /// <summary>A function with a name, so that models that use it can be saved and loaded.</summary>
        /// <param name="name">The name under which files know it.</param>
        /// <param name="function">Makes the text that is split of a text; it may be called from any thread.</param>
        /// <param name="package">What comes before the name in files, such as the name of the program.</param>
        /// <returns>The standardization.</returns>
        /// <remarks>A program that only loads the model calls this as well, before it loads.</remarks>
        public static TextStandardization Named(
            string name,
            Func<string, string> function,
            string package = "Custom"
        ) => Of(function, package, name ?? throw new ArgumentNullException(nameof(name)));

        private static TextStandardization Of(Func<string, string> function, string package, string? name) =>
            new TextStandardization(
                new OpaqueObject(
                    Surface.Host<PyHandle>("text_standardization", Callable.OfTexts(function), package, name)
                )
            );
    }
}
