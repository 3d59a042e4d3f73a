using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KerasNet.Callbacks;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Predicting.</content>
    public partial class Model
    {
        /// <summary>Applies a model of one output to data, batch by batch.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="batchSize">Samples a step. Keras's default: 32.</param>
        /// <param name="verbose">What is printed; nothing by default.</param>
        /// <param name="steps">Steps, where the data have no end.</param>
        /// <param name="callbacks">What happens on the way.</param>
        /// <returns>The outputs; the first axis counts samples.</returns>
        /// <exception cref="KerasArgumentException">The data do not fit the model, or it has several outputs (use <see cref="PredictMany"/>).</exception>
        public NDArray Predict(
            ModelData x,
            int? batchSize = null,
            Verbose verbose = Verbose.Silent,
            int? steps = null,
            IEnumerable<Callback>? callbacks = null
        ) => Single(this.PredictRaw(x, batchSize, verbose, steps, callbacks));

        /// <summary>Applies a model of several outputs to data, batch by batch.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="batchSize">Samples a step. Keras's default: 32.</param>
        /// <param name="verbose">What is printed; nothing by default.</param>
        /// <param name="steps">Steps, where the data have no end.</param>
        /// <param name="callbacks">What happens on the way.</param>
        /// <returns>One array an output, in the order of the outputs.</returns>
        /// <exception cref="KerasArgumentException">The data do not fit the model, or its outputs go by name (use <see cref="PredictNamed"/>).</exception>
        public IReadOnlyList<NDArray> PredictMany(
            ModelData x,
            int? batchSize = null,
            Verbose verbose = Verbose.Silent,
            int? steps = null,
            IEnumerable<Callback>? callbacks = null
        )
        {
            switch (this.PredictRaw(x, batchSize, verbose, steps, callbacks))
            {
                case NDArray one:
                    return new[] { one };
                case List<object?> several:
                    return several.Cast<NDArray>().ToArray();
                default:
                    throw new KerasArgumentException("The outputs of this model go by name; use PredictNamed.");
            }
        }

        /// <summary>Applies a model whose outputs go by name to data, batch by batch.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="batchSize">Samples a step. Keras's default: 32.</param>
        /// <param name="verbose">What is printed; nothing by default.</param>
        /// <param name="steps">Steps, where the data have no end.</param>
        /// <param name="callbacks">What happens on the way.</param>
        /// <returns>One array an output, by name.</returns>
        /// <exception cref="KerasArgumentException">The data do not fit the model, or its outputs have no names.</exception>
        public IReadOnlyDictionary<string, NDArray> PredictNamed(
            ModelData x,
            int? batchSize = null,
            Verbose verbose = Verbose.Silent,
            int? steps = null,
            IEnumerable<Callback>? callbacks = null
        )
        {
            var outputs = this.PredictRaw(x, batchSize, verbose, steps, callbacks);
            return outputs is Dictionary<string, object?> named
                ? named.ToDictionary(pair => pair.Key, pair => (NDArray)pair.Value!)
                : throw new KerasArgumentException(
                    "The outputs of this model have no names: it was not built with a dictionary of outputs. Use Predict or PredictMany."
                );
        }

        /// <summary>Applies a model of one output to data, in the background.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="batchSize">Samples a step. Keras's default: 32.</param>
        /// <param name="steps">Steps, where the data have no end.</param>
        /// <param name="callbacks">What happens on the way.</param>
        /// <param name="progress">Told how far it has come: after each of the first ten steps, then some ten times a second.</param>
        /// <param name="cancellationToken">Ends it after the step that is running.</param>
        /// <returns>The outputs; the first axis counts samples.</returns>
        /// <exception cref="OperationCanceledException">It was cancelled.</exception>
        public async Task<NDArray> PredictAsync(
            ModelData x,
            int? batchSize = null,
            int? steps = null,
            IEnumerable<Callback>? callbacks = null,
            IProgress<TrainingProgress>? progress = null,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (progress == null && steps == null && callbacks == null)
            {
                var outputs = await Task.Run(() => this.PredictRawNow(x, batchSize), cancellationToken)
                    .ConfigureAwait(false);
                if (outputs != null)
                {
                    return Single(outputs);
                }
            }

            var facts = await RunAsync(
                    "predict",
                    this,
                    PredictArguments(x, batchSize, Verbose.Silent, steps, callbacks),
                    progress,
                    cancellationToken
                )
                .ConfigureAwait(false);
            ThrowIfStopped((bool)facts["stopped"]!, cancellationToken);
            return Single(facts["outputs"]);
        }

        private static Arguments PredictArguments(
            ModelData x,
            int? batchSize,
            Verbose verbose,
            int? steps,
            IEnumerable<Callback>? callbacks
        ) =>
            Common("Model.Predict", x, verbose, callbacks)
                .AddGiven("batch_size", batchSize, Bounds.AtLeast(1))
                .AddGiven("steps", steps, Bounds.AtLeast(1));

        private static NDArray Single(object? outputs) =>
            outputs as NDArray
            ?? throw new KerasArgumentException(
                outputs is List<object?> several
                    ? $"This model has {several.Count} outputs; use PredictMany."
                    : "The outputs of this model go by name; use PredictNamed."
            );

        private object? PredictRaw(
            ModelData x,
            int? batchSize,
            Verbose verbose,
            int? steps,
            IEnumerable<Callback>? callbacks
        )
        {
            var plain = verbose == Verbose.Silent && steps == null && callbacks == null;
            return (plain ? this.PredictRawNow(x, batchSize) : null)
                ?? Surface.HostJob<Dictionary<string, object?>>(
                    "predict",
                    this,
                    PredictArguments(x, batchSize, verbose, steps, callbacks)
                )["outputs"];
        }

        private object? PredictRawNow(ModelData x, int? batchSize) =>
            batchSize < 1 || !((IArgument)x).IsGiven
                ? null
                : Inference.Now(this.Handle, ((IArgument)x).Value, batchSize);
    }
}
