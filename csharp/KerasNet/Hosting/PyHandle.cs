using System;
using System.Threading;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Owns one reference to a Python object. Disposing and finalizing only queue its release.</summary>
    internal sealed class PyHandle : IDisposable, IPythonValue
    {
        // What an object of Keras may take, layers more and names less: enough for the garbage collector to see that
        // forgotten models are not as small as their .NET side.
        private const long ObjectBytes = 16 * 1024;

        private readonly long bytes;
        private readonly bool isArray;
        private PyObject? target;
        private PyObject? weak;

        /// <summary>Takes ownership of <paramref name="target"/>; the caller must not dispose it.</summary>
        internal PyHandle(PyObject target)
            : this(target, isArray: false, ObjectBytes) { }

        private PyHandle(PyObject target, bool isArray, long bytes)
        {
            // Its own finalizer would release the reference a second time.
            GC.SuppressFinalize(target);
            this.target = target;
#pragma warning disable CS0612 // There is no other way to it that does not call Python.
            this.Address = target.Handle;
#pragma warning restore CS0612
            this.isArray = isArray;
            this.bytes = bytes;
            if (bytes > 0)
            {
                GC.AddMemoryPressure(bytes);
            }

            LiveHandles.Increment();
        }

        /// <summary>Releases the reference when nobody disposed the handle.</summary>
        ~PyHandle()
        {
            if (!PieceSweep.Note(this))
            {
                this.Release();
            }
        }

        /// <summary>A handle of an array, which takes <paramref name="target"/> over.</summary>
        /// <param name="target">The array.</param>
        /// <param name="bytes">
        /// Memory that lives and dies with it; 0 if that is not worth mentioning. Shared memory of .NET counts too: it
        /// outlives a collection that finds the array forgotten, and without the pressure the collector takes such
        /// memory for long-lived and waits for gigabytes of it before it collects again.
        /// </param>
        internal static PyHandle OfArray(PyObject target, long bytes) => new PyHandle(target, isArray: true, bytes);

        /// <summary>The Python object. Use it under <see cref="Gil"/> only.</summary>
        /// <exception cref="ObjectDisposedException">The handle was disposed.</exception>
        internal PyObject Target =>
            this.Strong()
            ?? throw (
                this.isArray
                    ? new ObjectDisposedException("NDArray", "This array was disposed and can't be used any more.")
                    : new ObjectDisposedException(
                        "A KerasNet object",
                        "This object was disposed and can't be used any more."
                    )
            );

        /// <summary>Where the object lies: while two handles hold theirs, it tells whether they are one.</summary>
        internal IntPtr Address { get; }

        /// <summary>Whether the reference was given up.</summary>
        internal bool IsDisposed => this.target == null && this.weak == null;

        /// <summary>Lets go of the object without forgetting it: the next use takes hold again, if it still lives. Needs Python's lock.</summary>
        internal void Weaken()
        {
            if (this.target != null && this.weak == null)
            {
                this.weak = Surface.HostRaw("weak_reference", this.target);
                GC.SuppressFinalize(this.weak);
                Interlocked.Exchange(ref this.target, null)?.Dispose();
            }
        }

        PyObject IPythonValue.ToPython() => this.Target.NewReference();

        /// <inheritdoc/>
        public void Dispose()
        {
            this.Release();
            GC.SuppressFinalize(this);
        }

        private PyObject? Strong()
        {
            if (this.target == null && this.weak != null)
            {
                var found = this.weak.Invoke();
                if (found.IsNone())
                {
                    found.Dispose();
                    return null;
                }

                GC.SuppressFinalize(found);
                this.target = found;
                Interlocked.Exchange(ref this.weak, null)?.Dispose();
            }

            return this.target;
        }

        private void Release()
        {
            if (Interlocked.Exchange(ref this.weak, null) is { } weakly)
            {
                if (this.bytes > 0)
                {
                    GC.RemoveMemoryPressure(this.bytes);
                }

                LiveHandles.Decrement();
                ReleaseQueue.Add(weakly, this.isArray, 0);
                return;
            }

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
            ReleaseQueue.Add(released, this.isArray, this.bytes);
        }
    }
}
