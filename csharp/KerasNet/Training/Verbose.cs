namespace KerasNet
{
    /// <summary>What Keras prints while it works.</summary>
    public enum Verbose
    {
        /// <summary>As Keras decides: a progress bar.</summary>
        Auto,

        /// <summary>Nothing.</summary>
        Silent,

        /// <summary>A progress bar.</summary>
        Bar,

        /// <summary>One line an epoch.</summary>
        Line,
    }
}
