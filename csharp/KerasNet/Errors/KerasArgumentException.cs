using System;

namespace KerasNet
{
    /// <summary>An argument is of the wrong kind, out of range, or does not fit the others: shapes and sizes included.</summary>
    public class KerasArgumentException : KerasNetException
    {
        /// <summary>Makes one.</summary>
        public KerasArgumentException() { }

        /// <summary>Makes one with a message.</summary>
        /// <param name="message">What is wrong and what is accepted.</param>
        public KerasArgumentException(string message)
            : base(message) { }

        /// <summary>Makes one with a message and a cause.</summary>
        /// <param name="message">What is wrong and what is accepted.</param>
        /// <param name="innerException">What led to it.</param>
        public KerasArgumentException(string message, Exception? innerException)
            : base(message, innerException) { }

        /// <summary>Makes one that names the parameter.</summary>
        /// <param name="message">What is wrong and what is accepted.</param>
        /// <param name="parameterName">The C# parameter at fault; null if it is not known.</param>
        public KerasArgumentException(string message, string? parameterName)
            : base(message)
        {
            this.ParameterName = parameterName;
        }

        internal KerasArgumentException(
            string message,
            string? parameterName,
            string? pythonType,
            string? pythonTraceback
        )
            : base(message, pythonType, pythonTraceback)
        {
            this.ParameterName = parameterName;
        }

        /// <summary>The C# parameter at fault; null if it is not known.</summary>
        public string? ParameterName { get; }
    }
}
