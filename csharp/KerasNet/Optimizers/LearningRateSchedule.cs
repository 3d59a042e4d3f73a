using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet.Optimizers.Schedules
{
    /// <summary>A learning rate that depends on the step: the base of all schedules (<c>keras.optimizers.schedules.LearningRateSchedule</c>).</summary>
    public partial class LearningRateSchedule : KerasObject
    {
        /// <summary>Makes the base of a schedule written in C#: override <see cref="Call"/>.</summary>
        protected LearningRateSchedule()
            : base(new PieceSeed("schedule", new Arguments(), keepsState: false)) { }

        internal LearningRateSchedule(PyHandle handle)
            : base(handle) { }

        private protected LearningRateSchedule(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        /// <summary>The learning rate at a step.</summary>
        /// <param name="step">The step, counted from 0.</param>
        /// <returns>The learning rate.</returns>
        public Tensor Apply(Tensor step) => this.Invoke<Tensor>("__call__", new Arguments().AddPositional(step));

        /// <summary>Computes the learning rate. Called while Keras traces.</summary>
        /// <param name="step">The step, counted from 0: a whole number, so convert it (<c>Ops.Cast</c>) to compute with it.</param>
        /// <returns>The learning rate.</returns>
        protected virtual Tensor Call(Tensor step) =>
            this.IsDerived ? this.CallBase<Tensor>("call", step) : throw this.Lacks("Call(Tensor)");

        internal override object? Receive(string method, IReadOnlyList<object?> arguments) =>
            method == "call" ? this.Call(PieceArguments.Tensor(arguments[0])) : base.Receive(method, arguments);
    }
}
