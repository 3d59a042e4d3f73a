using System;
using System.Runtime.InteropServices;

namespace KerasNet.Hosting
{
    /// <summary>The few entries of libpython and libc that pythonnet does not offer.</summary>
    internal static class NativePython
    {
        private delegate int NoArguments();

        private delegate void OneArgument(int state);

        private delegate void NoResult();

        private delegate IntPtr ThisThread();

        private delegate void OneState(IntPtr state);

        private static IntPtr library;
        private static NoArguments? check;
        private static NoArguments? ensure;
        private static OneArgument? release;
        private static ThisThread? thisThread;
        private static OneState? restore;
        private static OneState? clear;
        private static NoResult? deleteCurrent;

        /// <summary>Binds to the libpython that is loaded in this process.</summary>
        /// <param name="path">The path it was loaded from, or null to ask the process itself.</param>
        internal static void Bind(string? path)
        {
            library = path == null ? IntPtr.Zero : NativeLibraries.Load(path);
            check = Entry<NoArguments>("PyGILState_Check");
            ensure = Entry<NoArguments>("PyGILState_Ensure");
            release = Entry<OneArgument>("PyGILState_Release");
            thisThread = Entry<ThisThread>("PyGILState_GetThisThreadState");
            restore = Entry<OneState>("PyEval_RestoreThread");
            clear = Entry<OneState>("PyThreadState_Clear");
            deleteCurrent = Entry<NoResult>("PyThreadState_DeleteCurrent");
            PythonApi.Bind();
        }

        /// <summary>Whether the calling thread holds Python's lock.</summary>
        internal static bool HoldsGil() => check != null && check() == 1;

        /// <summary>Takes Python's lock; gives the state to release with.</summary>
        internal static int EnsureGil() => ensure!();

        /// <summary>Gives Python's lock back.</summary>
        internal static void ReleaseGil(int state) => release!(state);

        /// <summary>Whether Python has a thread state for the calling thread.</summary>
        internal static bool HasThreadState() => thisThread!() != IntPtr.Zero;

        /// <summary>Deletes the thread state of a thread that is dead. The calling thread must have none of its own.</summary>
        internal static void DeleteThreadState(IntPtr state)
        {
            restore!(state);
            clear!(state);
            deleteCurrent!();
        }

        /// <summary>A function of libpython.</summary>
        internal static T Entry<T>(string name)
            where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(Address(name));

        /// <summary>The address of a function or variable of libpython.</summary>
        internal static IntPtr Address(string name)
        {
            var address = NativeLibraries.Find(library, name);
            return address != IntPtr.Zero
                ? address
                : throw new KerasNetException($"This Python has no {name}; KerasNet can't work with it.");
        }
    }
}
