namespace KerasNet
{
    /// <summary>Values that stand for something of Keras's own.</summary>
    public static class Keras
    {
        /// <summary>Python's None, for the parameters whose default is something else: <c>activation: Keras.None</c>.</summary>
        public static NoneValue None { get; } = NoneValue.Instance;
    }
}
