using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A weight: a tensor whose value changes (<c>keras.Variable</c>).</summary>
    public sealed class Variable : KerasObject
    {
        internal Variable(PyHandle handle)
            : base(handle) { }

        /// <summary>Its name, such as <c>kernel</c>.</summary>
        public string Name => this.Get<string>("name");

        /// <summary>Its name with those of the layers it belongs to, such as <c>sequential/dense/kernel</c>.</summary>
        public string Path => this.Get<string>("path");

        /// <summary>The length of each axis.</summary>
        public Shape Shape => this.Get<Shape>("shape");

        /// <summary>The type of its elements.</summary>
        public DType DType => this.Get<DType>("dtype");

        /// <summary>Whether training changes it.</summary>
        public bool Trainable
        {
            get => this.Get<bool>("trainable");
            set => this.Set("trainable", value);
        }

        /// <summary>Its value now, as a tensor.</summary>
        public Tensor Value => this.Get<Tensor>("value");

        /// <summary>A variable where a tensor is expected.</summary>
        /// <param name="variable">The variable.</param>
        public static implicit operator Tensor(Variable variable) => variable.Value;

        /// <summary>A copy of its value.</summary>
        /// <returns>The array.</returns>
        public NDArray ToNDArray() => this.Invoke<NDArray>("numpy", new Arguments());

        /// <summary>Gives it another value.</summary>
        /// <param name="value">Of the same shape.</param>
        /// <exception cref="KerasArgumentException">The shape differs.</exception>
        public void Assign(Tensor value) => this.Invoke("assign", new Arguments().AddPositional(value));
    }
}
