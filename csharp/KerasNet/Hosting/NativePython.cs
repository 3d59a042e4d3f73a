using System;
using System.Runtime.InteropServices;

namespace KerasNet.Hosting
{
    /// <summary>The few entries of libpython and libc that pythonnet does not offer.</summary>
    internal static class NativePython
    {
        private delegate int NoArguments();

        private delegate void OneArgument(int state);

        private static NoArguments? check;
        private static NoArguments? ensure;
        private static OneArgument? release;

        /// <summary>Binds to the libpython that is loaded in this process.</summary>
        /// <param name="library">The path it was loaded from, or null to ask the process itself.</param>
        internal static void Bind(string? library)
        {
            var handle = library == null ? IntPtr.Zero : NativeLibraries.Load(library);
            check = Entry<NoArguments>(handle, "PyGILState_Check");
            ensure = Entry<NoArguments>(handle, "PyGILState_Ensure");
            release = Entry<OneArgument>(handle, "PyGILState_Release");
        }

        /// <summary>Whether the calling thread holds Python's lock.</summary>
        internal static bool HoldsGil() => check != null && check() == 1;

        /// <summary>Takes Python's lock; gives the state to release with.</summary>
        internal static int EnsureGil() => ensure!();

        /// <summary>Gives Python's lock back.</summary>
        internal static void ReleaseGil(int state) => release!(state);

        private static T Entry<T>(IntPtr library, string name)
            where T : Delegate
        {
            var address = NativeLibraries.Find(library, name);
            return address != IntPtr.Zero
                ? Marshal.GetDelegateForFunctionPointer<T>(address)
                : throw new KerasNetException($"This Python has no {name}; KerasNet can't work with it.");
        }
    }
}
