namespace KerasNet.Serving
{
    /// <summary>What happens to a call when a <see cref="Predictor"/>'s queue is full.</summary>
    public enum QueueFull
    {
        /// <summary>The caller waits for a place: the pressure goes back to where the load comes from.</summary>
        Wait,

        /// <summary>The call fails at once with a <see cref="PredictorBusyException"/>, so that a server can turn it away.</summary>
        Reject,
    }
}
