using System;

namespace KerasNet
{
    /// <summary>The device or the machine has too little memory for the call.</summary>
    public class KerasOutOfMemoryException : KerasNetException
    {
        /// <summary>Makes one.</summary>
        public KerasOutOfMemoryException() { }

        /// <summary>Makes one with a message.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        public KerasOutOfMemoryException(string message)
            : base(message) { }

        /// <summary>Makes one with a message and a cause.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        /// <param name="innerException">What led to it.</param>
        public KerasOutOfMemoryException(string message, Exception? innerException)
            : base(message, innerException) { }

        internal KerasOutOfMemoryException(string message, string? pythonType, string? pythonTraceback)
            : base(message, pythonType, pythonTraceback) { }
    }
}
