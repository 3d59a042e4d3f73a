using System;
using System.Diagnostics;
using KerasNet.Arrays;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>A numpy array: numbers, booleans or text in any number of axes.</summary>
    /// <remarks>
    /// <c>As…</c> shares memory, <c>To…</c> and <c>Copy…</c> copy; what carries numpy's own name (<see cref="Reshape(Shape)"/>,
    /// <see cref="AsType"/>, slices) does what numpy does, and says so. The element type is checked, never
    /// reinterpreted. Every member is safe from any thread; writing to shared memory from several threads at once is
    /// the caller's affair. Functions are numpy's, with numpy's rules for types: a plain number takes the array's type.
    /// </remarks>
    [DebuggerDisplay("{DebuggerText,nq}")]
    public partial class NDArray : IDisposable, IPythonValue
    {
        // Below this, telling the garbage collector costs more than it helps.
        private const long PressureBytes = 64 * 1024;

        private readonly PyHandle handle;
        private ArrayLayout? layout;

        internal NDArray(PyHandle handle) => this.handle = handle;

        /// <summary>The length of each axis.</summary>
        public Shape Shape => this.Layout.Shape;

        /// <summary>The type of the elements.</summary>
        public DType DType => this.Layout.DType;

        /// <summary>Number of axes.</summary>
        public int Rank => this.Layout.Strides.Length;

        /// <summary>Number of elements.</summary>
        public long Size => this.Layout.Size;

        /// <summary>Number of bytes that the elements take.</summary>
        public long ByteSize => this.Layout.Bytes;

        /// <summary>Length of the first axis.</summary>
        /// <exception cref="KerasArgumentException">The array is a scalar.</exception>
        public int Length =>
            this.Rank > 0 ? this.Shape[0]!.Value : throw new KerasArgumentException("A scalar has no length.");

        /// <summary>Whether the elements may not be written.</summary>
        public bool IsReadOnly => this.Layout.IsReadOnly;

        /// <summary>Whether the elements lie one after the other in memory, last axis fastest.</summary>
        public bool IsContiguous => this.Layout.IsContiguous;

        /// <summary>Whether the memory begins at a multiple of 64 bytes, as sharing it with a tensor needs. Arrays made here do.</summary>
        public unsafe bool IsAligned => (long)this.Layout.Data % NumpyApi.Alignment == 0;

        internal PyHandle Handle => this.handle;

        /// <summary>Where the elements lie.</summary>
        internal ArrayLayout Layout => this.handle.IsDisposed || this.layout == null ? this.ReadLayout() : this.layout;

        /// <summary>The same elements in another shape; shares memory where numpy can, else copies.</summary>
        /// <param name="newShape">The length of each axis; at most one may be null or -1: it is computed.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit.</exception>
        public NDArray Reshape(Shape newShape)
        {
            var lengths = new int[newShape.Rank];
            for (var axis = 0; axis < lengths.Length; axis++)
            {
                lengths[axis] = newShape[axis] ?? -1;
            }

            return Numpy.Call(
                "ndarray.reshape",
                new Arguments().AddPositional(this).AddPositional(PythonTuple.Of(lengths))
            );
        }

        /// <summary>The same elements in another shape; shares memory where numpy can, else copies.</summary>
        /// <param name="lengths">The length of each axis; one may be -1: it is computed.</param>
        /// <returns>The array.</returns>
        /// <exception cref="KerasArgumentException">The number of elements does not fit.</exception>
        public NDArray Reshape(params int[] lengths) => this.Reshape((Shape)lengths);

        /// <summary>A copy with elements of another type, converted as numpy's <c>astype</c> does: always a copy, in spite of the name.</summary>
        /// <param name="type">The type, such as <see cref="DType.Float32"/> or <c>"float32"</c>.</param>
        /// <returns>The array.</returns>
        public NDArray AsType(DType type) =>
            Numpy.Call("convert", new Arguments().AddPositional(this).AddPositional(type.Name));

        /// <summary>The array with its axes in another order; shares memory.</summary>
        /// <param name="axes">The old axis for each new one; none: reversed.</param>
        /// <returns>The array.</returns>
        public NDArray Transpose(params int[] axes) =>
            axes.Length == 0
                ? Numpy.Call("ndarray.transpose", this)
                : Numpy.Call(
                    "ndarray.transpose",
                    new Arguments().AddPositional(this).AddPositional(PythonTuple.Of(axes))
                );

        /// <summary>A copy that shares nothing with this array: writable, last axis fastest, beginning at a multiple of 64 bytes.</summary>
        /// <returns>The array.</returns>
        public NDArray Copy()
        {
            var found = this.Layout;
            using (Gil.Acquire())
            {
                var source = this.Borrow();
                try
                {
                    var copy = NumpyApi.New(found.DType, Lengths(found.Shape), false, out var bytes);
                    NumpyApi.Copy(source, copy);
                    return Take(copy, bytes);
                }
                finally
                {
                    PythonApi.DecRef(source);
                }
            }
        }

        /// <summary>The same elements, not to be written through what is returned; shares memory.</summary>
        /// <returns>The array.</returns>
        public NDArray AsReadOnly() => Numpy.Call("read_only", this);

        /// <summary>Gives up the reference to the array. Memory that others share lives on.</summary>
        public void Dispose()
        {
            this.handle.Dispose();
            GC.SuppressFinalize(this);
        }

        /// <summary>The values, as numpy prints them.</summary>
        /// <returns>The text.</returns>
        public override string ToString() =>
            this.handle.IsDisposed ? "NDArray (disposed)" : this.Leaf(target => target.ToString() ?? string.Empty);

        PyObject IPythonValue.ToPython() => this.handle.Target.NewReference();

        /// <summary>An array from a reference, which is taken over; an error of Python's if it is zero. Needs Python's lock.</summary>
        internal static unsafe NDArray Take(IntPtr stolen, long bytes = -1)
        {
            if (stolen == IntPtr.Zero)
            {
                throw PythonApi.Raised();
            }

            NumpyApi.Ensure();
            if (!NumpyApi.IsArray(stolen))
            {
                // numpy returns a scalar where an array of no axes is meant.
                var scalar = stolen;
                stolen = PythonApi.Call(Numpy.Function("asarray"), scalar);
                PythonApi.DecRef(scalar);
                if (stolen == IntPtr.Zero)
                {
                    throw PythonApi.Raised();
                }
            }

            if (bytes < 0)
            {
                bytes = OwnedBytes(stolen);
            }

            ArrayLayout.Learn(stolen);
            ReleaseQueue.DrainArrays();
            return new NDArray(PyHandle.OfArray(PythonApi.Own(stolen), bytes < PressureBytes ? 0 : bytes));
        }

        /// <summary>An array from an object, which stays the caller's. Needs Python's lock.</summary>
        internal static NDArray TakeFrom(PyObject value)
        {
            var address = PythonApi.AddressOf(value);
            PythonApi.IncRef(address);
            return Take(address);
        }

        /// <summary>A reference that keeps the array alive through a call; the caller gives it back. Needs Python's lock.</summary>
        internal IntPtr Borrow()
        {
            var address = PythonApi.AddressOf(this.handle.Target);
            PythonApi.IncRef(address);
            return address;
        }

        /// <summary>Runs a short piece of Python on the calling thread.</summary>
        internal T Leaf<T>(Func<PyObject, T> work)
        {
            using (Gil.Acquire())
            {
                try
                {
                    return work(this.handle.Target);
                }
                catch (PythonException error)
                {
                    throw ErrorTranslator.Translate(error);
                }
            }
        }

        private static unsafe long OwnedBytes(IntPtr array)
        {
            var fields = NumpyApi.Fields(array);
            if ((fields->Flags & NumpyApi.OwnData) == 0)
            {
                return 0;
            }

            var bytes = NumpyApi.Descriptor(fields)->ElementBytes.ToInt64();
            for (var axis = 0; axis < fields->Rank; axis++)
            {
                bytes *= fields->Lengths[axis].ToInt64();
            }

            return bytes;
        }

        private ArrayLayout ReadLayout()
        {
            using (Gil.Acquire())
            {
                NumpyApi.Ensure();
                return this.layout = ArrayLayout.Of(PythonApi.AddressOf(this.handle.Target));
            }
        }
    }
}
