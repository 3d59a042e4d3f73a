using System;

namespace KerasNet
{
    /// <summary>No Python fits: none was found, or the one that was named can't be used.</summary>
    public class PythonNotFoundException : KerasNetException
    {
        /// <summary>Makes one.</summary>
        public PythonNotFoundException() { }

        /// <summary>Makes one with a message.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        public PythonNotFoundException(string message)
            : base(message) { }

        /// <summary>Makes one with a message and a cause.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        /// <param name="innerException">What led to it.</param>
        public PythonNotFoundException(string message, Exception? innerException)
            : base(message, innerException) { }
    }
}
