using System;

namespace KerasNet
{
    /// <summary>Something failed in KerasNet, Keras or Python. The message says what is wrong and what to do.</summary>
    public class KerasNetException : Exception
    {
        /// <summary>Makes one.</summary>
        public KerasNetException()
            : this("KerasNet failed.") { }

        /// <summary>Makes one with a message.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        public KerasNetException(string message)
            : base(message) { }

        /// <summary>Makes one with a message and a cause.</summary>
        /// <param name="message">What is wrong and what to do.</param>
        /// <param name="innerException">What led to it.</param>
        public KerasNetException(string message, Exception? innerException)
            : base(message, innerException) { }

        internal KerasNetException(string message, string? pythonType, string? pythonTraceback)
            : base(message)
        {
            this.PythonType = pythonType;
            this.PythonTraceback = pythonTraceback;
        }

        /// <summary>Full name of the Python exception, such as <c>builtins.ValueError</c>; null when the error did not come from Python.</summary>
        public string? PythonType { get; }

        /// <summary>Python's traceback as text; null when the error did not come from Python.</summary>
        public string? PythonTraceback { get; }
    }
}
