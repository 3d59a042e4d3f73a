using System;

namespace KerasNet
{
    /// <summary>A predictor's queue is full and its options say to turn calls away. Try again later, or answer "too many requests".</summary>
    public class PredictorBusyException : KerasNetException
    {
        /// <summary>Makes one without a message.</summary>
        public PredictorBusyException() { }

        /// <summary>Makes one.</summary>
        /// <param name="message">What is the matter.</param>
        public PredictorBusyException(string message)
            : base(message) { }

        /// <summary>Makes one.</summary>
        /// <param name="message">What is the matter.</param>
        /// <param name="innerException">What caused it.</param>
        public PredictorBusyException(string message, Exception innerException)
            : base(message, innerException) { }
    }
}
