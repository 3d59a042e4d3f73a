using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A weight: a tensor whose value changes (<c>keras.Variable</c>).</summary>
    public sealed class Variable : KerasObject
    {
        /// <summary>Makes a variable.</summary>
        /// <param name="initialValue">Its first value.</param>
        /// <param name="dtype">The type of its elements; left out: the policy's.</param>
        /// <param name="trainable">Whether training changes it.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        public Variable(Tensor initialValue, DTypeOr dtype = default, bool trainable = true, string? name = null)
            : base(
                "keras.Variable",
                new Arguments()
                    .AddPositional(initialValue)
                    .AddGiven("dtype", dtype)
                    .Add("trainable", trainable, true)
                    .AddGiven("name", name)
            ) { }

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

        /// <summary>Adds to its value.</summary>
        /// <param name="value">Of the same shape, or one that broadcasts to it.</param>
        public void AssignAdd(Tensor value) => this.Invoke("assign_add", new Arguments().AddPositional(value));

        /// <summary>Subtracts from its value.</summary>
        /// <param name="value">Of the same shape, or one that broadcasts to it.</param>
        public void AssignSub(Tensor value) => this.Invoke("assign_sub", new Arguments().AddPositional(value));
    }
}
