using System;
using System.Runtime.ExceptionServices;

namespace KerasNet.Hosting
{
    /// <summary>Exceptions of C# code that Keras called: Keras and TensorFlow wrap some of them in errors of their own on the way out.</summary>
    internal static class ThrownInside
    {
        [ThreadStatic]
        private static Exception? latest;

        internal static void Remember(Exception error) => latest = error;

        /// <summary>Starts a call into Python and returns what the outer one must get back.</summary>
        internal static Exception? Enter()
        {
            var outer = latest;
            latest = null;
            return outer;
        }

        internal static void Leave(Exception? outer) => latest = outer;

        /// <summary>Whether an exception is another than the one that C# code threw.</summary>
        internal static bool IsCopied(Exception arrived) =>
            latest is { } thrown && !ReferenceEquals(thrown, arrived) && arrived.GetType() == thrown.GetType();

        /// <summary>Throws the C# exception that led to a Python one, if that is so.</summary>
        /// <param name="translated">The Python exception, whose text or traceback quotes the one it wraps.</param>
        internal static void ThrowIfCauseOf(Exception translated)
        {
            if (latest is { } cause && (IsOfPiece(translated) || IsQuoted(FirstLine(cause), translated)))
            {
                latest = null;
                ExceptionDispatchInfo.Capture(cause).Throw();
            }
        }

        /// <summary>Whether the host says that C# code failed.</summary>
        private static bool IsOfPiece(Exception translated) =>
            (translated as KerasNetException)?.PythonType == "kerasnet_host.custom.link.PieceError";

        private static bool IsQuoted(string message, Exception translated) =>
            translated.Message.Contains(message, StringComparison.Ordinal)
            || (translated as KerasNetException)?.PythonTraceback?.Contains(message, StringComparison.Ordinal) == true;

        private static string FirstLine(Exception error) => error.Message.Split('\n')[0].Trim();
    }
}
