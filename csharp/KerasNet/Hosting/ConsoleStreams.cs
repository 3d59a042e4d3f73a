using System;
using System.IO;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Gives Python's standard output and error to <see cref="Console"/>.</summary>
    internal static class ConsoleStreams
    {
        /// <summary>Installs the writers. Needs Python's lock.</summary>
        internal static void Install(PyObject installStreams)
        {
            using var standardOut = new Action<string>(text => Write(Console.Out, text)).ToPython();
            using var standardError = new Action<string>(text => Write(Console.Error, text)).ToPython();
            using var interactive = (!Console.IsOutputRedirected).ToPython();
            installStreams.Invoke(standardOut, standardError, interactive).Dispose();
        }

        private static void Write(TextWriter writer, string text)
        {
            try
            {
                writer.Write(text);
                writer.Flush();
            }
            catch (Exception error)
                when (error is IOException || error is ObjectDisposedException || error is UnauthorizedAccessException)
            {
                // The other end of the pipe is gone; a training must not fail for that.
                _ = error;
            }
        }
    }
}
