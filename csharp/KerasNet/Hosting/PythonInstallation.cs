using System;

namespace KerasNet.Hosting
{
    /// <summary>One Python on this machine, as it described itself.</summary>
    internal sealed class PythonInstallation
    {
        internal PythonInstallation(
            string executable,
            Version version,
            string prefix,
            string basePrefix,
            string? library,
            bool isFreeThreaded,
            bool is64Bit,
            string[] missing
        )
        {
            this.Executable = executable;
            this.Version = version;
            this.Prefix = prefix;
            this.BasePrefix = basePrefix;
            this.Library = library;
            this.IsFreeThreaded = isFreeThreaded;
            this.Is64Bit = is64Bit;
            this.Missing = missing;
        }

        /// <summary>Oldest version that pythonnet and Keras both support.</summary>
        internal static Version Oldest { get; } = new Version(3, 11);

        /// <summary>Newest version that TensorFlow supports as well.</summary>
        internal static Version Newest { get; } = new Version(3, 13);

        internal string Executable { get; }

        internal Version Version { get; }

        internal string Prefix { get; }

        internal string BasePrefix { get; }

        internal string? Library { get; }

        internal bool IsFreeThreaded { get; }

        internal bool Is64Bit { get; }

        /// <summary>Needed packages that are not installed.</summary>
        internal string[] Missing { get; }

        /// <summary>Why this Python can't be used and what to do, as one sentence; null when it can.</summary>
        internal string? Unfit()
        {
            var short_ = new Version(this.Version.Major, this.Version.Minor);
            if (short_ < Oldest || short_ > Newest)
            {
                return $"is Python {this.Version}; KerasNet needs {Oldest} to {Newest}";
            }

            if (!this.Is64Bit)
            {
                return "is a 32-bit Python; KerasNet needs a 64-bit one";
            }

            if (this.IsFreeThreaded)
            {
                return "is a free-threaded build; use the ordinary build of the same version";
            }

            if (this.Library == null)
            {
                return "has no shared library (libpython); install one built with --enable-shared, such as your system's python3 with its libpython package";
            }

            if (this.Missing.Length > 0)
            {
                return $"lacks {string.Join(", ", this.Missing)}; run: \"{this.Executable}\" -m pip install \"keras==3.15.*\" \"tensorflow-cpu==2.21.*\"";
            }

            return null;
        }
    }
}
