using System;

namespace KerasNet
{
    /// <summary>The Python environment lacks a package, or has one of the wrong version. The message names the command that mends it.</summary>
    public class HostSetupException : KerasNetException
    {
        /// <summary>Makes one.</summary>
        public HostSetupException() { }

        /// <summary>Makes one with a message.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        public HostSetupException(string message)
            : base(message) { }

        /// <summary>Makes one with a message and a cause.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        /// <param name="innerException">What led to it.</param>
        public HostSetupException(string message, Exception? innerException)
            : base(message, innerException) { }

        internal HostSetupException(string message, string? pythonType, string? pythonTraceback)
            : base(message, pythonType, pythonTraceback) { }
    }
}
