namespace KerasNet
{
    /// <summary>Whether a training may leave Keras's own loop for a faster one.</summary>
    public enum Acceleration
    {
        /// <summary>Where weights and history are equal to the last bit; <see cref="History.Plan"/> tells what was chosen.</summary>
        Auto,

        /// <summary>Never: Keras's own loop, step by step.</summary>
        Off,
    }
}
