using System;
using System.Threading;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Owns one reference to a Python object. Disposing and finalizing only queue its release.</summary>
    internal sealed class PyHandle : IDisposable, IPythonValue
    {
        private readonly long bytes;
        private PyObject? target;

        /// <summary>Takes ownership of <paramref name="target"/>; the caller must not dispose it.</summary>
        /// <param name="target">The Python object.</param>
        /// <param name="bytes">Memory that lives and dies with it, told to the garbage collector.</param>
        internal PyHandle(PyObject target, long bytes = 0)
        {
            // Its own finalizer would release the reference a second time.
            GC.SuppressFinalize(target);
            this.target = target;
            this.bytes = bytes;
            if (bytes > 0)
            {
                GC.AddMemoryPressure(bytes);
            }

            LiveHandles.Increment();
        }

        /// <summary>Releases the reference when nobody disposed the handle.</summary>
        ~PyHandle() => this.Release();

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

            if (this.bytes > 0)
            {
                GC.RemoveMemoryPressure(this.bytes);
            }

            LiveHandles.Decrement();
            ReleaseQueue.Add(released, this.bytes);
        }
    }
}
