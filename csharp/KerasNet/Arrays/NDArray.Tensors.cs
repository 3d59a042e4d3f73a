using KerasNet.Arrays;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <content>Arrays and tensors.</content>
    public partial class NDArray
    {
        /// <summary>A tensor over the same memory, without a copy.</summary>
        /// <remarks>
        /// The tensor keeps the memory alive. Do not write to the array while the tensor is used: TensorFlow takes its
        /// tensors for constants. TensorFlow ends the process when it gets memory that does not begin at a multiple of 64
        /// bytes, so such memory is never handed to it.
        /// </remarks>
        /// <returns>The tensor.</returns>
        /// <exception cref="KerasArgumentException">The memory can't be shared: see <see cref="IsAligned"/>, <see cref="IsContiguous"/> and <see cref="IsReadOnly"/>; or the backend is not TensorFlow.</exception>
        public Tensor AsTensor() =>
            Surface.OnKeras(() =>
            {
                using var found = this.CallHost("share_tensor");
                return found.IsNone()
                    ? throw new KerasArgumentException(
                        "The array's memory can't be shared with a tensor: that needs numbers, contiguous, writable and beginning at a multiple of 64 bytes (as those of Copy() and NDArray.Zeros do), and the TensorFlow backend. Use ToTensor(), which copies."
                    )
                    : new Tensor(new PyHandle(found.NewReference()));
            });

        /// <summary>A tensor with a copy of the elements.</summary>
        /// <returns>The tensor.</returns>
        public Tensor ToTensor() => Surface.OnKeras(() => new Tensor(new PyHandle(this.CallHost("to_tensor"))));

        /// <summary>The elements of a tensor: its own memory, which can't be written, where it lies in this process's memory; else a copy.</summary>
        internal static NDArray Of(Tensor tensor) =>
            Surface.OnKeras(() =>
            {
                using var target = ((IPythonValue)tensor).ToPython();
                using var view = Surface.Enter(() => Numpy.HostFunction("view_tensor").Invoke(target));
                return TakeFrom(view);
            });

        private PyObject CallHost(string function) =>
            Surface.Enter(() => Numpy.HostFunction(function).Invoke(this.handle.Target));
    }
}
