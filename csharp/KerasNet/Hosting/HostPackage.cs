using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Makes <c>kerasnet_host</c> importable: the installed one if it is of this version, else the copy inside the assembly.</summary>
    internal static class HostPackage
    {
        private const string ResourcePrefix = "python/";

        private const string Module = "kerasnet_host";

        /// <summary>Version of this assembly, which is also the version of the host it carries.</summary>
        internal static string Version { get; } =
            typeof(HostPackage)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                .InformationalVersion.Split('+')[0];

        /// <summary>Puts the right host on Python's path. Needs Python's lock.</summary>
        internal static void MakeImportable()
        {
            var chosen = Environment.GetEnvironmentVariable("KERASNET_HOST");
            if (!string.IsNullOrEmpty(chosen))
            {
                InsertIntoPath(chosen);
                return;
            }

            if (InstalledVersion() != Version)
            {
                InsertIntoPath(Extract());
            }
        }

        private static string? InstalledVersion()
        {
            using var scope = Py.CreateScope();
            scope.Exec(
                "import sys\n"
                    + "found = sys.modules.get('kerasnet_host')\n"
                    + "if found is None:\n"
                    + "    try:\n"
                    + "        import kerasnet_host as found\n"
                    + "    except ImportError:\n"
                    + "        pass\n"
                    + $"version = getattr(found, '__version__', None)\n"
                    + $"if version != '{Version}' and 'kerasnet_host.surface' not in sys.modules:\n"
                    + "    sys.modules.pop('kerasnet_host', None)\n"
            );
            using var version = scope.Get("version");
            return version.IsNone() ? null : version.As<string>();
        }

        private static void InsertIntoPath(string folder)
        {
            using var sys = Py.Import("sys");
            using var path = sys.GetAttr("path");
            using var entry = new PyString(folder);
            path.InvokeMethod("insert", new PyInt(0), entry).Dispose();
        }

        /// <summary>Unpacks the carried host into the user's cache, once a version, and returns its folder.</summary>
        private static string Extract()
        {
            var assembly = typeof(HostPackage).Assembly;
            var names = assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(ResourcePrefix + Module, StringComparison.Ordinal))
                .OrderBy(name => name, StringComparer.Ordinal)
                .ToArray();
            var target = Path.Combine(CacheFolder(), $"host-{Version}-{Fingerprint(assembly, names)}");
            if (Directory.Exists(target))
            {
                return target;
            }

            var temporary = $"{target}.{Guid.NewGuid():N}";
            foreach (var name in names)
            {
                var file = Path.Combine(
                    temporary,
                    name.Substring(ResourcePrefix.Length).Replace('/', Path.DirectorySeparatorChar)
                );
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                using var source = assembly.GetManifestResourceStream(name)!;
                using var copy = File.Create(file);
                source.CopyTo(copy);
            }

            try
            {
                Directory.Move(temporary, target);
            }
            catch (IOException) when (Directory.Exists(target))
            {
                // Another process was first; its copy is the same.
                Directory.Delete(temporary, recursive: true);
            }

            return target;
        }

        private static string Fingerprint(Assembly assembly, string[] names)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var name in names)
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var memory = new MemoryStream();
                stream.CopyTo(memory);
                hash.AppendData(Encoding.UTF8.GetBytes(name));
                hash.AppendData(memory.ToArray());
            }

            return BitConverter
                .ToString(hash.GetHashAndReset(), 0, 6)
                .Replace("-", string.Empty, StringComparison.Ordinal)
                .ToLowerInvariant();
        }

        private static string CacheFolder()
        {
            var local = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            );
            return Path.Combine(string.IsNullOrEmpty(local) ? Path.GetTempPath() : local, "KerasNet");
        }
    }
}
