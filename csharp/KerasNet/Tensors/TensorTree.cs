using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>One tensor, several, or tensors by name: what a model takes and returns.</summary>
    public sealed class TensorTree : IPythonValue
    {
        private readonly object value;

        private TensorTree(object value) => this.value = value;

        /// <summary>The one tensor.</summary>
        /// <exception cref="KerasArgumentException">There are several.</exception>
        public Tensor One =>
            this.value as Tensor
            ?? throw new KerasArgumentException($"There are {this.Count} tensors here; use Many or ByName.");

        /// <summary>The tensors in order.</summary>
        public Tensors Many =>
            this.value switch
            {
                Tensor one => new Tensors(new[] { one }),
                IReadOnlyDictionary<string, Tensor> named => new Tensors(named.Values.ToList()),
                _ => (Tensors)this.value,
            };

        /// <summary>The tensors by name.</summary>
        /// <exception cref="KerasArgumentException">They have no names.</exception>
        public IReadOnlyDictionary<string, Tensor> ByName =>
            this.value as IReadOnlyDictionary<string, Tensor>
            ?? throw new KerasArgumentException("These tensors have no names; use One or Many.");

        /// <summary>How many tensors there are.</summary>
        public int Count =>
            this.value switch
            {
                IReadOnlyDictionary<string, Tensor> named => named.Count,
                Tensors several => several.Count,
                _ => 1,
            };

        /// <summary>The one tensor; null for null.</summary>
        /// <param name="tree">The tensors.</param>
        public static implicit operator Tensor(TensorTree tree) => tree is null ? null! : tree.One;

        /// <summary>One tensor; null for null.</summary>
        /// <param name="tensor">The tensor.</param>
        public static implicit operator TensorTree(Tensor tensor) => tensor is null ? null! : new TensorTree(tensor);

        /// <summary>Several tensors.</summary>
        /// <param name="tensors">The tensors.</param>
        public static implicit operator TensorTree(Tensors tensors) => new TensorTree(tensors);

        /// <summary>Several tensors.</summary>
        /// <param name="tensors">The tensors.</param>
        public static implicit operator TensorTree(Tensor[] tensors) => new TensorTree(new Tensors(tensors));

        /// <summary>Tensors by name.</summary>
        /// <param name="tensors">The tensors.</param>
        public static implicit operator TensorTree(Dictionary<string, Tensor> tensors) => new TensorTree(tensors);

        PyObject IPythonValue.ToPython() => ToPython.Convert(this.value);

        /// <summary>The tensors that Keras passed or returned; null for None.</summary>
        internal static TensorTree? Of(object? natural) =>
            natural switch
            {
                null => null,
                List<object?> several => new TensorTree(PieceArguments.Tensors(several)),
                Dictionary<string, object?> named => new TensorTree(
                    named.ToDictionary(pair => pair.Key, pair => PieceArguments.Tensor(pair.Value))
                ),
                _ => new TensorTree(PieceArguments.Tensor(natural)),
            };
    }
}
