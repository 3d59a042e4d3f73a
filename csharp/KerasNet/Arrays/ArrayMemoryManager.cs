using System;
using System.Buffers;
using KerasNet.Hosting;

namespace KerasNet.Arrays
{
    /// <summary>The memory of a numpy array as .NET's <see cref="Memory{T}"/>, which keeps the array alive.</summary>
    internal sealed unsafe class ArrayMemoryManager<T> : MemoryManager<T>
        where T : unmanaged
    {
        private readonly PyHandle owner;
        private readonly T* data;
        private readonly int length;

        internal ArrayMemoryManager(PyHandle owner, byte* data, int length)
        {
            this.owner = owner;
            this.data = (T*)data;
            this.length = length;
        }

        public override Span<T> GetSpan() => new Span<T>(this.data, this.length);

        public override MemoryHandle Pin(int elementIndex = 0) =>
            new MemoryHandle(this.data + elementIndex, default, this);

        /// <summary>Nothing to do: the memory never moves, and this object keeps it.</summary>
        public override void Unpin() { }

        protected override void Dispose(bool disposing) => this.owner.Dispose();
    }
}
