using System;
using System.Threading;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Owns one reference to a Python object. Disposing and finalizing only queue its release.</summary>
    internal sealed class PyHandle : IDisposable, IPythonValue
    {
        private readonly long bytes;
        private readonly bool isArray;
        private readonly bool hasPressure;
        private PyObject? target;

        /// <summary>Takes ownership of <paramref name="target"/>; the caller must not dispose it.</summary>
        internal PyHandle(PyObject target)
            : this(target, isArray: false, 0, hasPressure: false) { }

        private PyHandle(PyObject target, bool isArray, long bytes, bool hasPressure)
        {
            // Its own finalizer would release the reference a second time.
            GC.SuppressFinalize(target);
            this.target = target;
            this.isArray = isArray;
            this.bytes = bytes;
            this.hasPressure = hasPressure;
            if (hasPressure)
            {
                GC.AddMemoryPressure(bytes);
            }

            LiveHandles.Increment();
        }

        /// <summary>Releases the reference when nobody disposed the handle.</summary>
        ~PyHandle() => this.Release();

        /// <summary>A handle of an array, which takes <paramref name="target"/> over.</summary>
        /// <param name="target">The array.</param>
        /// <param name="bytes">Memory that lives and dies with it; 0 if that is not worth mentioning.</param>
        /// <param name="isNetMemory">Whether that memory is .NET's, which the garbage collector knows of.</param>
        internal static PyHandle OfArray(PyObject target, long bytes, bool isNetMemory = false) =>
            new PyHandle(target, isArray: true, bytes, hasPressure: bytes > 0 && !isNetMemory);

        /// <summary>The Python object. Use it under <see cref="Gil"/> only.</summary>
        /// <exception cref="ObjectDisposedException">The handle was disposed.</exception>
        internal PyObject Target =>
            this.target
            ?? throw new ObjectDisposedException(
                "A KerasNet object",
                "This object was disposed and can't be used any more."
            );

        /// <summary>Whether the reference was given up.</summary>
        internal bool IsDisposed => this.target == null;

        PyObject IPythonValue.ToPython() => this.Target.NewReference();

        /// <inheritdoc/>
        public void Dispose()
        {
            this.Release();
            GC.SuppressFinalize(this);
        }

        private void Release()
        {
            var released = Interlocked.Exchange(ref this.target, null);
            if (released == null)
            {
                return;
            }

            if (this.hasPressure)
            {
                GC.RemoveMemoryPressure(this.bytes);
            }

            LiveHandles.Decrement();
            ReleaseQueue.Add(released, this.isArray, this.bytes);
        }
    }
}
