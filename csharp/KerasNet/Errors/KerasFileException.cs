using System;

namespace KerasNet
{
    /// <summary>A file can't be read or written, or is not what it should be.</summary>
    public class KerasFileException : KerasNetException
    {
        /// <summary>Makes one.</summary>
        public KerasFileException() { }

        /// <summary>Makes one with a message.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        public KerasFileException(string message)
            : base(message) { }

        /// <summary>Makes one with a message and a cause.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        /// <param name="innerException">What led to it.</param>
        public KerasFileException(string message, Exception? innerException)
            : base(message, innerException) { }

        internal KerasFileException(string message, string? pythonType, string? pythonTraceback)
            : base(message, pythonType, pythonTraceback) { }
    }
}
