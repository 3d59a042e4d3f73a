namespace KerasNet.Hosting
{
    /// <summary>Looks whether a parameter that needs a value has one: the compiler only warns of a null.</summary>
    internal static class Required
    {
        /// <summary>The value.</summary>
        /// <param name="value">What the caller gave.</param>
        /// <param name="owner">Whose parameter it is: <c>Model.Load</c>.</param>
        /// <param name="parameter">The C# parameter.</param>
        /// <exception cref="KerasArgumentException">It is null.</exception>
        internal static T Value<T>(T? value, string owner, string parameter)
            where T : class => value ?? throw Missing(owner, parameter);

        /// <summary>The error of a parameter that is null.</summary>
        /// <param name="owner">Whose parameter it is; null if it is not known.</param>
        /// <param name="parameter">The C# parameter.</param>
        internal static KerasArgumentException Missing(string? owner, string parameter) =>
            new KerasArgumentException(
                $"{(owner == null ? string.Empty : $"{owner}: ")}{parameter} is null; a value is needed.",
                parameter
            );
    }
}
