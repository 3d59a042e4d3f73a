using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
        private IReadOnlyDictionary<string, object?> facts = new Dictionary<string, object?>();

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
            this.IsPiece && !this.IsDerived
                ? this.model
                    ?? throw new InvalidOperationException(
                        "The callback has no model yet: pass it to Fit, Evaluate or Predict."
                    )
                : this.Get<Model>("model");

        /// <summary>What Keras says of the run: <c>epochs</c>, <c>steps</c>, <c>verbose</c>.</summary>
        public IReadOnlyDictionary<string, object?> Params =>
            this.IsPiece && !this.IsDerived
                ? this.facts
                : this.Get<Dictionary<string, object?>?>("params") ?? new Dictionary<string, object?>();

        /// <summary>Called when the training begins.</summary>
        /// <param name="logs">Empty.</param>
        public virtual void OnTrainBegin(IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_train_begin", logs);

        /// <summary>Called when the training ends.</summary>
        /// <param name="logs">Loss and metrics of the last epoch.</param>
        public virtual void OnTrainEnd(IReadOnlyDictionary<string, double> logs) => this.KerasOwn("on_train_end", logs);

        /// <summary>Called when an epoch begins.</summary>
        /// <param name="epoch">The epoch, counted from 0.</param>
        /// <param name="logs">Empty.</param>
        public virtual void OnEpochBegin(int epoch, IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_epoch_begin", epoch, logs);

        /// <summary>Called when an epoch ends.</summary>
        /// <param name="epoch">The epoch, counted from 0.</param>
        /// <param name="logs">Loss and metrics of the epoch; those of the validation begin with <c>val_</c>.</param>
        public virtual void OnEpochEnd(int epoch, IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_epoch_end", epoch, logs);

        /// <summary>Called before a step of the training.</summary>
        /// <param name="batch">The step in its epoch, counted from 0.</param>
        /// <param name="logs">Empty.</param>
        public virtual void OnTrainBatchBegin(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_train_batch_begin", batch, logs);

        /// <summary>Called after a step of the training.</summary>
        /// <param name="batch">The step in its epoch, counted from 0.</param>
        /// <param name="logs">Loss and metrics so far in the epoch.</param>
        public virtual void OnTrainBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_train_batch_end", batch, logs);

        /// <summary>Called when an evaluation or validation begins.</summary>
        /// <param name="logs">Empty.</param>
        public virtual void OnTestBegin(IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_test_begin", logs);

        /// <summary>Called when an evaluation or validation ends.</summary>
        /// <param name="logs">Loss and metrics.</param>
        public virtual void OnTestEnd(IReadOnlyDictionary<string, double> logs) => this.KerasOwn("on_test_end", logs);

        /// <summary>Called before a step of an evaluation or validation.</summary>
        /// <param name="batch">The step, counted from 0.</param>
        /// <param name="logs">Empty.</param>
        public virtual void OnTestBatchBegin(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_test_batch_begin", batch, logs);

        /// <summary>Called after a step of an evaluation or validation.</summary>
        /// <param name="batch">The step, counted from 0.</param>
        /// <param name="logs">Loss and metrics so far.</param>
        public virtual void OnTestBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_test_batch_end", batch, logs);

        /// <summary>Called when a prediction begins.</summary>
        /// <param name="logs">Empty.</param>
        public virtual void OnPredictBegin(IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_predict_begin", logs);

        /// <summary>Called when a prediction ends.</summary>
        /// <param name="logs">Empty.</param>
        public virtual void OnPredictEnd(IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_predict_end", logs);

        /// <summary>Called before a step of a prediction.</summary>
        /// <param name="batch">The step, counted from 0.</param>
        /// <param name="logs">Empty.</param>
        public virtual void OnPredictBatchBegin(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_predict_batch_begin", batch, logs);

        /// <summary>Called after a step of a prediction.</summary>
        /// <param name="batch">The step, counted from 0.</param>
        /// <param name="logs">Empty: outputs do not cross.</param>
        public virtual void OnPredictBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.KerasOwn("on_predict_batch_end", batch, logs);

        internal void Attach(Model newModel, IReadOnlyDictionary<string, object?> newParams)
        {
            this.model = newModel;
            this.facts = newParams;
        }

        internal override object? Receive(string method, IReadOnlyList<object?> arguments)
        {
            var index = arguments.Count > 1 ? Convert.ToInt32(arguments[0], CultureInfo.InvariantCulture) : -1;
            var logs = ((Dictionary<string, object?>)arguments[arguments.Count - 1]!).ToDictionary(
                pair => pair.Key,
                pair => Convert.ToDouble(pair.Value, CultureInfo.InvariantCulture)
            );
            CallbackLink.Pass(this, method, index, logs);
            return null;
        }

        /// <summary>What Keras's own callback does at this place, for a class that derives from one.</summary>
        private void KerasOwn(string hook, params object?[] arguments)
        {
            if (this.IsDerived)
            {
                this.CallBase<object?>(hook, arguments);
            }
        }

        private protected override PyObject NewStandin(long number) => new CallbackLink(this).ToPython();
    }
}
