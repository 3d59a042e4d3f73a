using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace KerasNet.Hosting
{
    /// <summary>Finds the Python to host: what the program or its user named, else the first that fits.</summary>
    internal static class PythonLocator
    {
        private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

        /// <summary>The Python to host.</summary>
        /// <param name="named">What the program asked for: an executable or an environment's folder; null to search.</param>
        /// <exception cref="PythonNotFoundException">The one asked for, or every one found, can't be used.</exception>
        internal static PythonInstallation Find(string? named)
        {
            var demanded = named != null ? (named, "KerasHostOptions.Python") : FromVariable("KERASNET_PYTHON");
            if (demanded is { } choice)
            {
                return Demand(choice.Item1, choice.Item2);
            }

            var tried = new List<string>();
            var seen = new HashSet<string>();
            foreach (var (path, origin) in Candidates())
            {
                var executable = ExecutableOf(path);
                if (executable == null || !seen.Add(executable))
                {
                    continue;
                }

                var found = PythonProbe.Ask(executable, out var problem);
                problem ??= found?.Unfit();
                if (problem == null && found != null)
                {
                    return found;
                }

                tried.Add($"{executable} ({origin}) {problem}");
            }

            throw new PythonNotFoundException(Explain(tried));
        }

        private static PythonInstallation Demand(string path, string origin)
        {
            var executable = ExecutableOf(path);
            if (executable == null)
            {
                throw new PythonNotFoundException(
                    $"{origin} names '{path}', where there is no Python; name a Python executable or the folder of a virtual environment."
                );
            }

            var found = PythonProbe.Ask(executable, out var problem);
            problem ??= found?.Unfit();
            return problem == null && found != null
                ? found
                : throw new PythonNotFoundException($"The Python that {origin} names, '{executable}', {problem}.");
        }

        private static (string, string)? FromVariable(string name)
        {
            var value = Environment.GetEnvironmentVariable(name);
            return string.IsNullOrEmpty(value) ? ((string, string)?)null : (value, name);
        }

        private static IEnumerable<(string Path, string Origin)> Candidates()
        {
            foreach (var variable in new[] { "PYTHONNET_VENV", "VIRTUAL_ENV", "CONDA_PREFIX" })
            {
                if (FromVariable(variable) is { } active)
                {
                    yield return active;
                }
            }

            foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
            {
                for (var folder = new DirectoryInfo(start); folder != null; folder = folder.Parent)
                {
                    var environment = Path.Combine(folder.FullName, ".venv");
                    if (Directory.Exists(environment))
                    {
                        yield return (environment, "a .venv beside the program or above it");
                    }
                }
            }

            foreach (
                var folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            )
            {
                foreach (var name in IsWindows ? new[] { "python.exe" } : new[] { "python3", "python" })
                {
                    var path = folder.Length == 0 ? name : Path.Combine(folder, name);
                    if (File.Exists(path))
                    {
                        yield return (path, "on PATH");
                    }
                }
            }
        }

        private static string? ExecutableOf(string path)
        {
            if (File.Exists(path))
            {
                return Path.GetFullPath(path);
            }

            foreach (
                var inside in IsWindows
                    ? new[] { "Scripts/python.exe", "python.exe" }
                    : new[] { "bin/python3", "bin/python" }
            )
            {
                var executable = Path.Combine(path, inside);
                if (File.Exists(executable))
                {
                    return Path.GetFullPath(executable);
                }
            }

            return null;
        }

        private static string Explain(List<string> tried)
        {
            var text = new StringBuilder("No Python was found that KerasNet can use. ");
            if (tried.Count == 0)
            {
                text.Append(
                    "There is none on PATH, no active virtual environment, and no .venv beside the program or above it. "
                );
            }
            else
            {
                text.Append("Tried: ").Append(string.Join("; ", tried)).Append(". ");
            }

            var python = IsWindows ? "py -3" : "python3";
            var pip = IsWindows ? @".venv\Scripts\pip" : ".venv/bin/pip";
            return text.Append(
                    $"Make one beside your program: {python} -m venv .venv && {pip} install \"keras==3.15.*\" \"tensorflow-cpu==2.21.*\""
                )
                .Append(", or set KERASNET_PYTHON to a Python that has them.")
                .ToString();
        }
    }
}
