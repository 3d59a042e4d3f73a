using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace KerasNet.Hosting
{
    /// <summary>What interpreters answered, kept in the user's cache folder: asking one starts a process, a tenth of a second of every start.</summary>
    /// <remarks>An answer counts as long as the executable and its environment's settings are the files they were.</remarks>
    internal static class RememberedPythons
    {
        /// <summary>The answer of an interpreter that has not changed since; null when there is none.</summary>
        internal static string? Recall(string executable)
        {
            try
            {
                var file = FileFor(executable);
                if (file == null || !File.Exists(file))
                {
                    return null;
                }

                var text = File.ReadAllText(file);
                var stamp = Stamp(executable);
                return text.StartsWith(stamp, StringComparison.Ordinal) ? text.Substring(stamp.Length) : null;
            }
            catch (Exception error) when (IsHarmless(error))
            {
                return null;
            }
        }

        /// <summary>Keeps an answer, where there is a place to keep it.</summary>
        internal static void Keep(string executable, string answer)
        {
            try
            {
                var file = FileFor(executable);
                if (file == null)
                {
                    return;
                }

                _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                // Written beside and moved, so that another process never reads half of it.
                var beside = $"{file}.{Guid.NewGuid():N}";
                File.WriteAllText(beside, Stamp(executable) + answer);
                File.Delete(file);
                File.Move(beside, file);
            }
            catch (Exception error) when (IsHarmless(error))
            {
                // The next start asks again.
            }
        }

        private static string? FileFor(string executable)
        {
            var home = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            );
            if (home.Length == 0 || !Path.IsPathRooted(executable))
            {
                return null;
            }

            using var hash = SHA256.Create();
            var name = BitConverter
                .ToString(hash.ComputeHash(Encoding.UTF8.GetBytes(executable)), 0, 8)
                .Replace("-", string.Empty, StringComparison.Ordinal);
            return Path.Combine(home, "KerasNet", "pythons", name);
        }

        private static string Stamp(string executable)
        {
            var settings = Path.Combine(
                Path.GetDirectoryName(Path.GetDirectoryName(executable)) ?? string.Empty,
                "pyvenv.cfg"
            );
            return string.Format(
                CultureInfo.InvariantCulture,
                "{0}\n{1} {2} {3}\n",
                executable,
                new FileInfo(executable).Length,
                File.GetLastWriteTimeUtc(executable).Ticks,
                File.GetLastWriteTimeUtc(settings).Ticks
            );
        }

        private static bool IsHarmless(Exception error) =>
            error is IOException
            || error is UnauthorizedAccessException
            || error is ArgumentException
            || error is NotSupportedException;
    }
}
