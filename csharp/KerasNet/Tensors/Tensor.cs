using System;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>A tensor of the backend, or a symbolic one that stands for a layer's input or output.</summary>
    /// <remarks>Arrays and numbers convert to a tensor by themselves. Operators and <c>Ops</c> work on both kinds.</remarks>
    public partial class Tensor : IDisposable, IPythonValue
    {
        private readonly PyHandle? handle;
        private readonly object? plain;

        internal Tensor(PyHandle handle) => this.handle = handle;

        private Tensor(object plain) => this.plain = plain;

        /// <summary>The length of each axis; null where it is not known.</summary>
        public Shape Shape =>
            this.handle == null
                ? (this.plain as NDArray)?.Shape ?? new Shape()
                : Surface.Get<Shape>(this.handle, "shape");

        /// <summary>The type of the elements.</summary>
        public DType DType =>
            this.plain is NDArray array
                ? array.DType
                : Surface.Call<DType>(
                    "keras.backend.standardize_dtype",
                    new Arguments().AddPositional(new Attribute(this, "dtype"))
                );

        /// <summary>Number of axes.</summary>
        public int Rank => this.Shape.Rank;

        /// <summary>Whether it stands for a value that is not computed yet.</summary>
        public bool IsSymbolic =>
            this.handle != null
            && Surface.Call<bool>("keras.utils.is_keras_tensor", new Arguments().AddPositional(this));

        /// <summary>A number; it takes the type of the tensor it is combined with.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(double value) => new Tensor(value);

        /// <summary>A number; it takes the type of the tensor it is combined with.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(float value) => new Tensor(value);

        /// <summary>A number; it takes the type of the tensor it is combined with.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(int value) => new Tensor(value);

        /// <summary>A number; it takes the type of the tensor it is combined with.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(long value) => new Tensor(value);

        /// <summary>True or false.</summary>
        /// <param name="value">The value.</param>
        public static implicit operator Tensor(bool value) => new Tensor(value);

        /// <summary>An array.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensor(NDArray array) =>
            new Tensor(array ?? throw new ArgumentNullException(nameof(array)));

        /// <summary>The number of a tensor of one element.</summary>
        /// <param name="tensor">The tensor.</param>
        /// <exception cref="KerasNetException">It is symbolic, or has more elements.</exception>
        public static explicit operator float(Tensor tensor)
        {
            using var array = (tensor ?? throw new ArgumentNullException(nameof(tensor))).ToNDArray();
            return (float)array;
        }

        /// <summary>The number of a tensor of one element.</summary>
        /// <param name="tensor">The tensor.</param>
        /// <exception cref="KerasNetException">It is symbolic, or has more elements.</exception>
        public static explicit operator double(Tensor tensor)
        {
            using var array = (tensor ?? throw new ArgumentNullException(nameof(tensor))).ToNDArray();
            return (double)array;
        }

        /// <summary>The number of a tensor of one element.</summary>
        /// <param name="tensor">The tensor.</param>
        /// <exception cref="KerasNetException">It is symbolic, or has more elements.</exception>
        public static explicit operator int(Tensor tensor)
        {
            using var array = (tensor ?? throw new ArgumentNullException(nameof(tensor))).ToNDArray();
            return (int)array;
        }

        /// <summary>The number of a tensor of one element.</summary>
        /// <param name="tensor">The tensor.</param>
        /// <exception cref="KerasNetException">It is symbolic, or has more elements.</exception>
        public static explicit operator long(Tensor tensor)
        {
            using var array = (tensor ?? throw new ArgumentNullException(nameof(tensor))).ToNDArray();
            return (long)array;
        }

        /// <summary>The truth of a tensor of one element.</summary>
        /// <param name="tensor">The tensor.</param>
        /// <exception cref="KerasNetException">It is symbolic, or has more elements.</exception>
        public static explicit operator bool(Tensor tensor)
        {
            using var array = (tensor ?? throw new ArgumentNullException(nameof(tensor))).ToNDArray();
            return (bool)array;
        }

        /// <summary>The value as an array (a copy).</summary>
        /// <returns>The array.</returns>
        /// <exception cref="KerasNetException">The tensor is symbolic.</exception>
        public NDArray ToNDArray() =>
            this.plain is NDArray array
                ? array.Copy()
                : Surface.Call<NDArray>("keras.ops.convert_to_numpy", new Arguments().AddPositional(this));

        /// <summary>The value as an array that can't be written: over the tensor's own memory where that lies in this process's, else a copy.</summary>
        /// <remarks>The array keeps the memory alive when the tensor is gone.</remarks>
        /// <returns>The array.</returns>
        /// <exception cref="KerasNetException">The tensor is symbolic.</exception>
        public NDArray AsNDArray() => this.plain is NDArray array ? array.AsReadOnly() : NDArray.Of(this);

        /// <summary>A copy of all elements, last axis fastest.</summary>
        /// <typeparam name="T">The .NET type of the elements; it must be that of <see cref="DType"/>.</typeparam>
        /// <returns>The elements.</returns>
        public T[] ToArray<T>()
        {
            using var array = this.ToNDArray();
            return array.ToArray<T>();
        }

        /// <summary>Gives up the reference to the tensor.</summary>
        public void Dispose()
        {
            this.Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        /// <inheritdoc/>
        public override string ToString() =>
            this.handle == null ? this.plain!.ToString() ?? string.Empty
            : this.handle.IsDisposed ? "Tensor (disposed)"
            : Surface.OnKeras(() => this.handle.Target.ToString() ?? string.Empty);

        PyObject IPythonValue.ToPython() =>
            this.handle == null ? ToPython.Convert(this.plain) : this.handle.Target.NewReference();

        /// <summary>Gives up the reference to the tensor.</summary>
        /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
        protected virtual void Dispose(bool disposing)
        {
            if (disposing)
            {
                this.handle?.Dispose();
            }
        }

        /// <summary>An attribute of a tensor, read where the call is made.</summary>
        private sealed class Attribute : IPythonValue
        {
            private readonly Tensor tensor;
            private readonly string name;

            internal Attribute(Tensor tensor, string name)
            {
                this.tensor = tensor;
                this.name = name;
            }

            PyObject IPythonValue.ToPython()
            {
                using var target = ((IPythonValue)this.tensor).ToPython();
                return target.GetAttr(this.name);
            }
        }
    }
}
