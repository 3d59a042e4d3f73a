using System;
using KerasNet.Arrays;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>A numpy array: numbers, booleans or text in any number of axes.</summary>
    /// <remarks>
    /// <c>As…</c> shares memory, <c>To…</c> and <c>Copy…</c> copy. The element type is checked, never reinterpreted.
    /// Every member is safe from any thread; writing to shared memory from several threads at once is the caller's affair.
    /// </remarks>
    public partial class NDArray : IDisposable, IPythonValue
    {
        private readonly PyHandle handle;
        private Shape? shape;
        private DType? dtype;
        private ArrayMemory? memory;

        internal NDArray(PyHandle handle) => this.handle = handle;

        /// <summary>The length of each axis.</summary>
        public Shape Shape => this.shape ??= this.Read("shape", FromPython.Take<Shape>);

        /// <summary>The type of the elements.</summary>
        public DType DType => this.dtype ??= this.Read("dtype", FromPython.Take<DType>);

        /// <summary>Number of axes.</summary>
        public int Rank => this.Shape.Rank;

        /// <summary>Number of elements.</summary>
        public long Size => this.Shape.Size!.Value;

        /// <summary>Length of the first axis.</summary>
        /// <exception cref="KerasArgumentException">The array is a scalar.</exception>
        public int Length =>
            this.Rank > 0 ? this.Shape[0]!.Value : throw new KerasArgumentException("A scalar has no length.");

        /// <summary>Whether the elements may not be written.</summary>
        public bool IsReadOnly => this.Read("flags", flags =>
            {
                using (flags)
                using (var writeable = flags.GetAttr("writeable"))
                {
                    return !writeable.IsTrue();
                }
            });

        /// <summary>Whether the elements lie one after the other in memory, last axis fastest.</summary>
        public bool IsContiguous => this.Read("flags", flags =>
            {
                using (flags)
                using (var contiguous = flags.GetAttr("c_contiguous"))
                {
                    return contiguous.IsTrue();
                }
            });

        internal PyHandle Handle => this.handle;

        /// <summary>The same elements in another shape; shares memory where numpy can.</summary>
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

            return this.Call("reshape", PythonTuple.Of(lengths));
        }

        /// <summary>A copy with elements of another type, converted as numpy does.</summary>
        /// <param name="type">The type, such as <see cref="DType.Float32"/> or <c>"float32"</c>.</param>
        /// <returns>The array.</returns>
        public NDArray AsType(DType type) => this.Call("astype", type == DType.String ? "O" : type.Name);

        /// <summary>The array with its axes in another order; shares memory.</summary>
        /// <param name="axes">The old axis for each new one; none: reversed.</param>
        /// <returns>The array.</returns>
        public NDArray Transpose(params int[] axes) =>
            axes.Length == 0 ? this.Call("transpose") : this.Call("transpose", PythonTuple.Of(axes));

        /// <summary>A copy that shares nothing with this array.</summary>
        /// <returns>The array.</returns>
        public NDArray Copy() => this.Call("copy");

        /// <summary>The one element of an array of size 1.</summary>
        /// <returns>A bool, int, long, double or string.</returns>
        /// <exception cref="KerasArgumentException">The array has several elements, or none.</exception>
        public object ToScalar()
        {
            if (this.Size != 1)
            {
                throw new KerasArgumentException(
                    $"Only an array of one element converts to a scalar; this one has the shape {this.Shape}."
                );
            }

            return this.Leaf(target => FromPython.Take<object>(target.InvokeMethod("item")));
        }

        /// <summary>Gives up the reference to the array. Memory that others share lives on.</summary>
        public void Dispose()
        {
            this.memory?.Release();
            this.handle.Dispose();
            GC.SuppressFinalize(this);
        }

        /// <summary>Shape, type and the first values, as numpy prints them.</summary>
        /// <returns>The text.</returns>
        public override string ToString() =>
            this.handle.IsDisposed ? "NDArray (disposed)" : this.Leaf(target => target.ToString() ?? string.Empty);

        PyObject IPythonValue.ToPython() => this.handle.Target.NewReference();

        /// <summary>Runs a short piece of numpy on the calling thread.</summary>
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

        /// <summary>Calls a method of the numpy array that returns an array.</summary>
        internal NDArray Call(string method, params object?[] arguments) =>
            this.Leaf(target =>
            {
                using var tuple = ToPython.Tuple(arguments);
                using var bound = target.GetAttr(method);
                return FromPython.Take<NDArray>(bound.Invoke(tuple));
            });

        private T Read<T>(string attribute, Func<PyObject, T> convert) =>
            this.Leaf(target => convert(target.GetAttr(attribute)));
    }
}
