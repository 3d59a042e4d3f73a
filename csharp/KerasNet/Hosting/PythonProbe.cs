using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace KerasNet.Hosting
{
    /// <summary>Asks a Python interpreter, in a process of its own, where it lives and what it has.</summary>
    internal static class PythonProbe
    {
        private const int TimeoutMilliseconds = 20_000;

        // Debian keeps libpython in a multiarch folder, macOS in a framework, Windows beside the executable.
        private const string Script =
            @"
import os, sys, sysconfig, importlib.util as u
get = sysconfig.get_config_var
names = [get('INSTSONAME'), get('LDLIBRARY'), 'libpython%d.%d.so.1.0' % sys.version_info[:2], 'libpython%d.%d.dylib' % sys.version_info[:2], 'python%d%d.dll' % sys.version_info[:2]]
folders = [get('LIBDIR'), os.path.join(get('LIBDIR') or '', get('MULTIARCH') or ''), os.path.join(sys.base_prefix, 'lib'), sys.base_prefix, os.path.join(get('PYTHONFRAMEWORKPREFIX') or '', '')]
found = [os.path.join(f, n) for f in folders if f for n in names if n and not n.endswith('.a') and os.path.isfile(os.path.join(f, n))]
gil = getattr(sys, '_is_gil_enabled', lambda: True)()
print('version=%d.%d.%d' % sys.version_info[:3])
print('prefix=' + sys.prefix)
print('base_prefix=' + sys.base_prefix)
print('library=' + (os.path.realpath(found[0]) if found else ''))
print('free_threaded=%d' % (not gil))
print('bits=%d' % (64 if sys.maxsize > 2**32 else 32))
print('missing=' + ','.join(n for n in ('numpy', 'keras') if u.find_spec(n) is None))
";

        /// <summary>Describes the interpreter at <paramref name="executable"/>.</summary>
        /// <param name="executable">Path of a Python executable.</param>
        /// <param name="problem">Why it could not be asked, as the end of a sentence; null when it could.</param>
        /// <returns>What it said, or null.</returns>
        internal static PythonInstallation? Ask(string executable, out string? problem)
        {
            var remembered = RememberedPythons.Recall(executable);
            if (
                remembered != null
                && Parse(executable, remembered, out problem) is { } known
                && known.Unfit() == null
                && File.Exists(known.Library)
            )
            {
                return known;
            }

            var start = new ProcessStartInfo(executable, "-I -")
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                CreateNoWindow = true,
            };
            try
            {
                using var process = Process.Start(start);
                if (process == null)
                {
                    problem = "could not be started";
                    return null;
                }

                var errors = process.StandardError.ReadToEndAsync();
                Say(process.StandardInput);
                var answer = process.StandardOutput.ReadToEndAsync();
                if (!process.WaitForExit(TimeoutMilliseconds))
                {
                    process.Kill();
                    problem = "did not answer within 20 seconds";
                    return null;
                }

                if (process.ExitCode != 0)
                {
                    var reason = errors.Result.Trim().Split('\n').LastOrDefault()?.Trim();
                    problem =
                        $"failed when asked for its version ({(string.IsNullOrEmpty(reason) ? $"exit code {process.ExitCode}" : reason)})";
                    return null;
                }

                var found = Parse(executable, answer.Result, out problem);
                if (found != null && found.Unfit() == null)
                {
                    RememberedPythons.Keep(executable, answer.Result);
                }

                return found;
            }
            catch (Exception error)
                when (error is Win32Exception || error is IOException || error is InvalidOperationException)
            {
                problem = $"can't be run ({error.Message})";
                return null;
            }
        }

        private static void Say(StreamWriter input)
        {
            try
            {
                input.Write(Script);
                input.Close();
            }
            catch (IOException)
            {
                // It ended without listening; its exit code and output tell the rest.
                return;
            }
        }

        private static PythonInstallation? Parse(string executable, string answer, out string? problem)
        {
            var facts = new Dictionary<string, string>();
            foreach (var line in answer.Split('\n'))
            {
                var at = line.IndexOf('=', StringComparison.Ordinal);
                if (at > 0)
                {
                    facts[line.Substring(0, at)] = line.Substring(at + 1).TrimEnd('\r');
                }
            }

            if (!facts.TryGetValue("missing", out var missing) || !Version.TryParse(facts["version"], out var version))
            {
                problem = "gave an answer that is not Python's";
                return null;
            }

            problem = null;
            return new PythonInstallation(
                executable,
                version,
                facts["prefix"],
                facts["base_prefix"],
                facts["library"].Length == 0 ? null : facts["library"],
                facts["free_threaded"] == "1",
                facts["bits"] == "64",
                missing.Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries)
            );
        }
    }
}
