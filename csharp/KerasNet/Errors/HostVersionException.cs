using System;

namespace KerasNet
{
    /// <summary>The Python package <c>kerasnet_host</c> that is installed is not of the version this assembly needs.</summary>
    public class HostVersionException : KerasNetException
    {
        /// <summary>Makes one.</summary>
        public HostVersionException() { }

        /// <summary>Makes one with a message.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        public HostVersionException(string message)
            : base(message) { }

        /// <summary>Makes one with a message and a cause.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        /// <param name="innerException">What led to it.</param>
        public HostVersionException(string message, Exception? innerException)
            : base(message, innerException) { }

        internal HostVersionException(int expected, int found, string file)
            : base(
                $"This KerasNet speaks version {expected} of the host's call surface, and the Python package kerasnet_host at '{file}' speaks version {found}. Install matching versions, or remove that package: KerasNet carries its own copy."
            ) { }
    }
}
