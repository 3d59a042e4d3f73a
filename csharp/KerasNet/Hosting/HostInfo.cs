using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace KerasNet
{
    /// <summary>What runs inside this process.</summary>
    public sealed class HostInfo
    {
        internal HostInfo(IReadOnlyDictionary<string, object?> facts)
        {
            string Text(string name) =>
                facts.TryGetValue(name, out var value)
                    ? Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty
                    : string.Empty;
            this.HostVersion = Text("host_version");
            this.PythonVersion = Text("python_version");
            this.PythonExecutable = Text("python_executable");
            this.PythonPrefix = Text("python_prefix");
            this.Platform = Text("platform");
            this.Backend = Text("backend");
            this.KerasVersion = Text("keras_version");
            this.Packages = ((IReadOnlyDictionary<string, object?>)facts["packages"]!).ToDictionary(
                pair => pair.Key,
                pair => (string)pair.Value!
            );
            this.Devices = ((IEnumerable<object?>)facts["devices"]!).Cast<string>().ToArray();
        }

        /// <summary>Version of the Python package <c>kerasnet_host</c> in use.</summary>
        public string HostVersion { get; }

        /// <summary>Version of Python, such as 3.11.7.</summary>
        public string PythonVersion { get; }

        /// <summary>Path of the Python executable whose environment is used.</summary>
        public string PythonExecutable { get; }

        /// <summary>Folder of the Python environment.</summary>
        public string PythonPrefix { get; }

        /// <summary>Operating system, as Python names it.</summary>
        public string Platform { get; }

        /// <summary>Keras's engine: <c>tensorflow</c>, <c>jax</c>, <c>torch</c> or <c>numpy</c>.</summary>
        public string Backend { get; }

        /// <summary>Version of Keras.</summary>
        public string KerasVersion { get; }

        /// <summary>Versions of the Python packages that matter, by name.</summary>
        public IReadOnlyDictionary<string, string> Packages { get; }

        /// <summary>Devices of the backend, such as <c>cpu:0</c>.</summary>
        public IReadOnlyList<string> Devices { get; }

        /// <summary>All of it, one fact a line.</summary>
        public override string ToString()
        {
            var text = new StringBuilder()
                .AppendLine($"Keras {this.KerasVersion} on {this.Backend}")
                .AppendLine($"Python {this.PythonVersion} ({this.PythonExecutable})")
                .AppendLine($"kerasnet_host {this.HostVersion}")
                .AppendLine($"devices: {string.Join(", ", this.Devices)}");
            foreach (var package in this.Packages)
            {
                text.AppendLine($"{package.Key} {package.Value}");
            }

            return text.ToString().TrimEnd();
        }
    }
}
