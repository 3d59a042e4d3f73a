namespace KerasNet
{
    /// <summary>What Keras prints while it works. The numbers are Keras's own, so <c>verbose: 0</c> is <see cref="Silent"/>.</summary>
    public enum Verbose
    {
        /// <summary>Nothing.</summary>
        Silent = 0,

        /// <summary>A progress bar.</summary>
        Bar = 1,

        /// <summary>One line an epoch.</summary>
        Line = 2,

        /// <summary>As Keras decides: a progress bar.</summary>
        Auto = 3,
    }
}
