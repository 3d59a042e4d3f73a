using System;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>A C# function that Keras calls with tensors while it traces.</summary>
    internal sealed class TensorFunction : IPythonValue
    {
        private readonly Func<Tensor, Tensor> function;

        private TensorFunction(Func<Tensor, Tensor> function) => this.function = function;

        PyObject IPythonValue.ToPython() => PythonFunction.Create(arguments => this.function((Tensor)arguments[0]!));

        internal static TensorFunction Of(Func<Tensor, Tensor> function) =>
            new TensorFunction(function ?? throw new ArgumentNullException(nameof(function)));
    }
}
