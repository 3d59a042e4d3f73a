using System;
using System.Runtime.InteropServices;

namespace KerasNet.Hosting
{
    /// <summary>Finds functions in native libraries (netstandard2.1 has no <c>NativeLibrary</c>).</summary>
    internal static class NativeLibraries
    {
        private const int LazyBinding = 1;

        private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

        /// <summary>The handle of a library that is already in the process, or is loaded now; zero if it can't be.</summary>
        internal static IntPtr Load(string path)
        {
            if (IsWindows)
            {
                return LoadLibraryW(path);
            }

            try
            {
                return dlopen(path, LazyBinding);
            }
            catch (DllNotFoundException)
            {
                return dlopen2(path, LazyBinding);
            }
        }

        /// <summary>The address of a function; zero if there is none of that name.</summary>
        internal static IntPtr Find(IntPtr library, string name)
        {
            if (IsWindows)
            {
                return GetProcAddress(library, name);
            }

            try
            {
                return dlsym(library, name);
            }
            catch (DllNotFoundException)
            {
                return dlsym2(library, name);
            }
        }

        /// <summary>Sets a variable of the process's real environment, which Python reads.</summary>
        /// <remarks><see cref="Environment.SetEnvironmentVariable(string, string)"/> changes a copy only, outside Windows.</remarks>
        internal static void SetEnvironmentVariable(string name, string value)
        {
            Environment.SetEnvironmentVariable(name, value);
            if (!IsWindows)
            {
                _ = setenv(name, value, 1);
            }
        }

        [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true)]
        private static extern IntPtr LoadLibraryW(string path);

        [DllImport("kernel32", CharSet = CharSet.Ansi, ExactSpelling = true, BestFitMapping = false)]
        private static extern IntPtr GetProcAddress(IntPtr library, string name);

        // glibc moved these between libdl.so.2 and libc.so.6; macOS has them in libc.
#pragma warning disable SA1300
        [DllImport("libdl.so.2", EntryPoint = "dlopen")]
        private static extern IntPtr dlopen(string path, int flags);

        [DllImport("libc", EntryPoint = "dlopen")]
        private static extern IntPtr dlopen2(string path, int flags);

        [DllImport("libdl.so.2", EntryPoint = "dlsym")]
        private static extern IntPtr dlsym(IntPtr library, string name);

        [DllImport("libc", EntryPoint = "dlsym")]
        private static extern IntPtr dlsym2(IntPtr library, string name);

        [DllImport("libc", EntryPoint = "setenv")]
        private static extern int setenv(string name, string value, int overwrite);
#pragma warning restore SA1300
    }
}
