using System;

namespace KerasNet
{
    /// <summary>The backend failed while it computed, or a device or worker went away.</summary>
    public class KerasComputeException : KerasNetException
    {
        /// <summary>Makes one.</summary>
        public KerasComputeException() { }

        /// <summary>Makes one with a message.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        public KerasComputeException(string message)
            : base(message) { }

        /// <summary>Makes one with a message and a cause.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        /// <param name="innerException">What led to it.</param>
        public KerasComputeException(string message, Exception? innerException)
            : base(message, innerException) { }

        internal KerasComputeException(string message, string? pythonType, string? pythonTraceback)
            : base(message, pythonType, pythonTraceback) { }
    }
}
