using System;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet.Arrays
{
    /// <summary>The memory of a contiguous numpy array, kept in place while this object lives.</summary>
    internal sealed class ArrayMemory
    {
        private readonly PyHandle owner;
        private readonly IntPtr address;
        private readonly long bytes;

        /// <summary>Opens the memory. Needs Python's lock.</summary>
        internal ArrayMemory(PyObject array, bool isReadOnly)
        {
            this.owner = new PyHandle(array.NewReference());
            this.IsReadOnly = isReadOnly;
            // SIMPLE asks for no FORMAT: asking pythonnet for that aborts the process. numpy never moves an array's memory
            // while somebody refers to the array, so the address outlives the buffer.
            using var buffer = array.GetBuffer(PyBUF.SIMPLE);
            this.address = buffer.Buffer;
            this.bytes = buffer.Length;
        }

        internal bool IsReadOnly { get; }

        internal unsafe Span<T> Span<T>()
            where T : unmanaged
        {
            return this.owner.IsDisposed
                ? throw new ObjectDisposedException("NDArray", "This array was disposed and can't be used any more.")
                : new Span<T>((void*)this.address, checked((int)(this.bytes / sizeof(T))));
        }

        internal void Release() => this.owner.Dispose();
    }
}
