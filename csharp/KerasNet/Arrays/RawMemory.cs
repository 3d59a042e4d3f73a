using System;
using System.Runtime.InteropServices;

namespace KerasNet.Arrays
{
    /// <summary>Copies between .NET arrays of any rank and native memory.</summary>
    internal static unsafe class RawMemory
    {
        internal static void CopyFrom(Array source, byte* destination, long bytes) =>
            WithAddress(source, bytes, address => Buffer.MemoryCopy((void*)address, destination, bytes, bytes));

        /// <summary>Runs a piece of work while an array stays where it is.</summary>
        internal static void WithAddress(Array array, long bytes, Action<IntPtr> work)
        {
            if (bytes == 0)
            {
                return;
            }

            var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
            try
            {
                work(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0));
            }
            finally
            {
                pin.Free();
            }
        }
    }
}
