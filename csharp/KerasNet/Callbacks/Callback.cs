using System;
using System.Collections.Generic;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet.Callbacks
{
    /// <summary>What happens during training, evaluation and prediction: the base of all callbacks (<c>keras.callbacks.Callback</c>).</summary>
    /// <remarks>
    /// Your own callback derives from it and overrides what it needs: only that crosses from Python. The methods run on
    /// the thread of the training, never on the caller's. What they throw ends the training and arrives at the caller of
    /// <c>Fit</c> as itself.
    /// </remarks>
    public partial class Callback : KerasObject
    {
        private Model? model;

        /// <summary>Makes the base of a callback written in C#.</summary>
        protected Callback()
            : base(new PieceSeed("callback", new Arguments(), keepsState: false)) { }

        internal Callback(PyHandle handle)
            : base(handle) { }

        private protected Callback(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        /// <summary>The model that is trained, evaluated or applied.</summary>
        /// <exception cref="InvalidOperationException">The callback was never used.</exception>
        public Model Model =>
            this.IsPiece
                ? this.model
                    ?? throw new InvalidOperationException(
                        "The callback has no model yet: pass it to Fit, Evaluate or Predict."
                    )
                : this.Get<Model>("model");

        /// <summary>What Keras says of the run: <c>epochs</c>, <c>steps</c>, <c>verbose</c>.</summary>
        public IReadOnlyDictionary<string, object?> Params { get; private set; } = new Dictionary<string, object?>();

        /// <summary>Called when the training begins.</summary>
        /// <param name="logs">Empty.</param>
        public virtual void OnTrainBegin(IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called when the training ends.</summary>
        /// <param name="logs">Loss and metrics of the last epoch.</param>
        public virtual void OnTrainEnd(IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called when an epoch begins.</summary>
        /// <param name="epoch">The epoch, counted from 0.</param>
        /// <param name="logs">Empty.</param>
        public virtual void OnEpochBegin(int epoch, IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called when an epoch ends.</summary>
        /// <param name="epoch">The epoch, counted from 0.</param>
        /// <param name="logs">Loss and metrics of the epoch; those of the validation begin with <c>val_</c>.</param>
        public virtual void OnEpochEnd(int epoch, IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called before a step of the training.</summary>
        /// <param name="batch">The step in its epoch, counted from 0.</param>
        /// <param name="logs">Empty.</param>
        public virtual void OnTrainBatchBegin(int batch, IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called after a step of the training.</summary>
        /// <param name="batch">The step in its epoch, counted from 0.</param>
        /// <param name="logs">Loss and metrics so far in the epoch.</param>
        public virtual void OnTrainBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called when an evaluation or validation begins.</summary>
        /// <param name="logs">Empty.</param>
        public virtual void OnTestBegin(IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called when an evaluation or validation ends.</summary>
        /// <param name="logs">Loss and metrics.</param>
        public virtual void OnTestEnd(IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called before a step of an evaluation or validation.</summary>
        /// <param name="batch">The step, counted from 0.</param>
        /// <param name="logs">Empty.</param>
        public virtual void OnTestBatchBegin(int batch, IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called after a step of an evaluation or validation.</summary>
        /// <param name="batch">The step, counted from 0.</param>
        /// <param name="logs">Loss and metrics so far.</param>
        public virtual void OnTestBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called when a prediction begins.</summary>
        /// <param name="logs">Empty.</param>
        public virtual void OnPredictBegin(IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called when a prediction ends.</summary>
        /// <param name="logs">Empty.</param>
        public virtual void OnPredictEnd(IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called before a step of a prediction.</summary>
        /// <param name="batch">The step, counted from 0.</param>
        /// <param name="logs">Empty.</param>
        public virtual void OnPredictBatchBegin(int batch, IReadOnlyDictionary<string, double> logs) { }

        /// <summary>Called after a step of a prediction.</summary>
        /// <param name="batch">The step, counted from 0.</param>
        /// <param name="logs">Empty: outputs do not cross.</param>
        public virtual void OnPredictBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) { }

        internal void Attach(Model newModel, IReadOnlyDictionary<string, object?> newParams)
        {
            this.model = newModel;
            this.Params = newParams;
        }

        private protected override PyObject NewStandin(long number) => new CallbackLink(this).ToPython();
    }
}
