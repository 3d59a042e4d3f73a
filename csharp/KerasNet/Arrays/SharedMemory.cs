using System;
using System.Buffers;
using System.Runtime.InteropServices;
using System.Threading;
using KerasNet.Hosting;

namespace KerasNet.Arrays
{
    /// <summary>Memory of .NET that numpy arrays look at: pinned until the last of them is gone.</summary>
    internal static class SharedMemory
    {
        private static readonly PythonApi.CapsuleDestructor Destructor = Release;
        private static readonly IntPtr DestructorAddress = Marshal.GetFunctionPointerForDelegate(Destructor);
        private static readonly IntPtr Name = Marshal.StringToHGlobalAnsi("KerasNet memory");

        private static long live;

        /// <summary>How many pieces of .NET memory numpy looks at now.</summary>
        internal static long Live => Interlocked.Read(ref live);

        /// <summary>Pins an array. Needs Python's lock.</summary>
        /// <returns>A Python object that unpins it when it dies.</returns>
        internal static IntPtr Pin(Array array, out IntPtr address)
        {
            var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
            address = array.Length == 0 ? IntPtr.Zero : Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
            return Capsule(pin);
        }

        /// <summary>Holds memory that is pinned already. Needs Python's lock.</summary>
        /// <returns>A Python object that unpins it when it dies.</returns>
        internal static IntPtr Hold(MemoryHandle pinned) => Capsule(GCHandle.Alloc(pinned));

        private static IntPtr Capsule(GCHandle owner)
        {
            var capsule = PythonApi.Capsule(GCHandle.ToIntPtr(owner), Name, DestructorAddress);
            if (capsule == IntPtr.Zero)
            {
                Free(owner);
                throw PythonApi.Raised();
            }

            Interlocked.Increment(ref live);
            return capsule;
        }

        /// <summary>Python calls it, on whatever thread let go last.</summary>
        private static void Release(IntPtr capsule)
        {
            Free(GCHandle.FromIntPtr(PythonApi.CapsulePointer(capsule, Name)));
            Interlocked.Decrement(ref live);
        }

        private static void Free(GCHandle owner)
        {
            if (owner.Target is MemoryHandle pinned)
            {
                pinned.Dispose();
            }

            owner.Free();
        }
    }
}
