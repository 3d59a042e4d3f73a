using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KerasNet.Callbacks;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Training and evaluating.</content>
    public partial class Model
    {
        private const string Cancelled = "The work was cancelled.";

        /// <summary>Trains the model. The calling thread waits; other threads can use this and other models meanwhile.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="y">The targets; left out where <paramref name="x"/> is a data set that holds them.</param>
        /// <param name="batchSize">Samples a step. Keras's default: 32.</param>
        /// <param name="epochs">How often all samples are seen.</param>
        /// <param name="verbose">What is printed.</param>
        /// <param name="callbacks">What happens on the way.</param>
        /// <param name="validationSplit">Share of the samples, from the end, that is held back for validation: 0 to 1.</param>
        /// <param name="validationData">Data on which the model is measured after each epoch.</param>
        /// <param name="shuffle">Whether the samples are shuffled before each epoch.</param>
        /// <param name="classWeight">How much the samples of each class count; those of a class that is not in it count 1.</param>
        /// <param name="sampleWeight">How much each sample counts: an array, or arrays by the names of the outputs.</param>
        /// <param name="initialEpoch">The epoch to begin with, counted from 0, when a training goes on.</param>
        /// <param name="stepsPerEpoch">Steps in an epoch, where the data have no end.</param>
        /// <param name="validationSteps">Steps of a validation, where its data have no end.</param>
        /// <param name="validationBatchSize">Samples a step of a validation.</param>
        /// <param name="validationFreq">Epochs between validations.</param>
        /// <param name="acceleration">Whether a faster loop may be taken where its results are equal.</param>
        /// <returns>Loss and metrics of each epoch.</returns>
        /// <exception cref="KerasArgumentException">The model is not compiled, or the data do not fit it.</exception>
        /// <exception cref="KerasComputeException">The backend failed.</exception>
        public History Fit(
            ModelData x,
            ModelData y = default,
            int? batchSize = null,
            int epochs = 1,
            Verbose verbose = Verbose.Auto,
            IEnumerable<Callback>? callbacks = null,
            double validationSplit = 0,
            ValidationData validationData = default,
            bool shuffle = true,
            IReadOnlyDictionary<int, double>? classWeight = null,
            ModelData sampleWeight = default,
            int initialEpoch = 0,
            int? stepsPerEpoch = null,
            int? validationSteps = null,
            int? validationBatchSize = null,
            int validationFreq = 1,
            Acceleration acceleration = Acceleration.Auto
        )
        {
            var arguments = FitArguments(
                x,
                y,
                batchSize,
                epochs,
                verbose,
                callbacks,
                validationSplit,
                validationData,
                shuffle,
                classWeight,
                sampleWeight,
                initialEpoch,
                stepsPerEpoch,
                validationSteps,
                validationBatchSize,
                validationFreq
            );
            return this.Keep(
                Surface.HostJob<Dictionary<string, object?>>(
                    "fit",
                    this,
                    arguments,
                    null,
                    null,
                    acceleration != Acceleration.Off,
                    TrainingEvents.Log.Receiver()
                )
            );
        }

        /// <summary>Trains the model in the background. The parameters are those of <see cref="Fit"/>.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="y">The targets; left out where <paramref name="x"/> is a data set that holds them.</param>
        /// <param name="batchSize">Samples a step. Keras's default: 32.</param>
        /// <param name="epochs">How often all samples are seen.</param>
        /// <param name="verbose">What Keras prints; left out: nothing when <paramref name="progress"/> is given.</param>
        /// <param name="callbacks">What happens on the way.</param>
        /// <param name="validationSplit">Share of the samples, from the end, that is held back for validation: 0 to 1.</param>
        /// <param name="validationData">Data on which the model is measured after each epoch.</param>
        /// <param name="shuffle">Whether the samples are shuffled before each epoch.</param>
        /// <param name="classWeight">How much the samples of each class count; those of a class that is not in it count 1.</param>
        /// <param name="sampleWeight">How much each sample counts: an array, or arrays by the names of the outputs.</param>
        /// <param name="initialEpoch">The epoch to begin with, counted from 0, when a training goes on.</param>
        /// <param name="stepsPerEpoch">Steps in an epoch, where the data have no end.</param>
        /// <param name="validationSteps">Steps of a validation, where its data have no end.</param>
        /// <param name="validationBatchSize">Samples a step of a validation.</param>
        /// <param name="validationFreq">Epochs between validations.</param>
        /// <param name="acceleration">Whether a faster loop may be taken where its results are equal.</param>
        /// <param name="progress">Told how far the training has come: after each of the first ten steps, then some ten times a second, and at the end of each epoch.</param>
        /// <param name="cancellationToken">Ends the training after the step that is running; the model stays usable.</param>
        /// <returns>Loss and metrics of each epoch.</returns>
        /// <exception cref="OperationCanceledException">The training was cancelled; <see cref="History"/> holds what was done.</exception>
        /// <exception cref="KerasArgumentException">The model is not compiled, or the data do not fit it.</exception>
        /// <exception cref="KerasComputeException">The backend failed.</exception>
        public async Task<History> FitAsync(
            ModelData x,
            ModelData y = default,
            int? batchSize = null,
            int epochs = 1,
            Verbose verbose = Verbose.Auto,
            IEnumerable<Callback>? callbacks = null,
            double validationSplit = 0,
            ValidationData validationData = default,
            bool shuffle = true,
            IReadOnlyDictionary<int, double>? classWeight = null,
            ModelData sampleWeight = default,
            int initialEpoch = 0,
            int? stepsPerEpoch = null,
            int? validationSteps = null,
            int? validationBatchSize = null,
            int validationFreq = 1,
            Acceleration acceleration = Acceleration.Auto,
            IProgress<TrainingProgress>? progress = null,
            CancellationToken cancellationToken = default
        )
        {
            var spoken = progress != null && verbose == Verbose.Auto ? Verbose.Silent : verbose;
            var arguments = FitArguments(
                x,
                y,
                batchSize,
                epochs,
                spoken,
                callbacks,
                validationSplit,
                validationData,
                shuffle,
                classWeight,
                sampleWeight,
                initialEpoch,
                stepsPerEpoch,
                validationSteps,
                validationBatchSize,
                validationFreq
            );
            var history = this.Keep(
                await RunAsync(
                        "fit",
                        this,
                        arguments,
                        progress,
                        cancellationToken,
                        acceleration != Acceleration.Off,
                        TrainingEvents.Log.Receiver()
                    )
                    .ConfigureAwait(false)
            );
            ThrowIfStopped(history.WasStopped, cancellationToken);
            return history;
        }

        /// <summary>Measures the model on data.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="y">The targets; left out where <paramref name="x"/> is a data set that holds them.</param>
        /// <param name="batchSize">Samples a step. Keras's default: 32.</param>
        /// <param name="verbose">What is printed.</param>
        /// <param name="sampleWeight">How much each sample counts: an array, or arrays by the names of the outputs.</param>
        /// <param name="steps">Steps, where the data have no end.</param>
        /// <param name="callbacks">What happens on the way.</param>
        /// <returns>Loss and metrics by name.</returns>
        /// <exception cref="KerasArgumentException">The model is not compiled, or the data do not fit it.</exception>
        public Evaluation Evaluate(
            ModelData x,
            ModelData y = default,
            int? batchSize = null,
            Verbose verbose = Verbose.Auto,
            ModelData sampleWeight = default,
            int? steps = null,
            IEnumerable<Callback>? callbacks = null
        )
        {
            var arguments = EvaluateArguments(x, y, batchSize, verbose, sampleWeight, steps, callbacks);
            return Measured(Surface.HostJob<Dictionary<string, object?>>("evaluate", this, arguments));
        }

        /// <summary>Measures the model on data, in the background. The parameters are those of <see cref="Evaluate"/>.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="y">The targets; left out where <paramref name="x"/> is a data set that holds them.</param>
        /// <param name="batchSize">Samples a step. Keras's default: 32.</param>
        /// <param name="verbose">What Keras prints; left out: nothing when <paramref name="progress"/> is given.</param>
        /// <param name="sampleWeight">How much each sample counts: an array, or arrays by the names of the outputs.</param>
        /// <param name="steps">Steps, where the data have no end.</param>
        /// <param name="callbacks">What happens on the way.</param>
        /// <param name="progress">Told how far it has come: after each of the first ten steps, then some ten times a second.</param>
        /// <param name="cancellationToken">Ends it after the step that is running.</param>
        /// <returns>Loss and metrics by name.</returns>
        /// <exception cref="OperationCanceledException">It was cancelled.</exception>
        public async Task<Evaluation> EvaluateAsync(
            ModelData x,
            ModelData y = default,
            int? batchSize = null,
            Verbose verbose = Verbose.Auto,
            ModelData sampleWeight = default,
            int? steps = null,
            IEnumerable<Callback>? callbacks = null,
            IProgress<TrainingProgress>? progress = null,
            CancellationToken cancellationToken = default
        )
        {
            var spoken = progress != null && verbose == Verbose.Auto ? Verbose.Silent : verbose;
            var arguments = EvaluateArguments(x, y, batchSize, spoken, sampleWeight, steps, callbacks);
            var facts = await RunAsync("evaluate", this, arguments, progress, cancellationToken).ConfigureAwait(false);
            ThrowIfStopped((bool)facts["stopped"]!, cancellationToken);
            return Measured(facts);
        }

        private static async Task<Dictionary<string, object?>> RunAsync(
            string job,
            Model model,
            Arguments arguments,
            IProgress<TrainingProgress>? progress,
            CancellationToken cancellationToken,
            params object?[] more
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var stop = new StopSignal(cancellationToken);
            using var run = RunOverDatasets.Of(arguments, cancellationToken);
            var report = progress == null ? null : new ProgressReceiver(progress);
            try
            {
                return await Surface
                    .HostJobAsync<Dictionary<string, object?>>(
                        job,
                        new object?[] { model, arguments, stop, report }
                            .Concat(more)
                            .ToArray()
                    )
                    .ConfigureAwait(false);
            }
            catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
            {
                // Of a source of data that was waiting, whose token is another.
                throw new OperationCanceledException(Cancelled, error, cancellationToken);
            }
        }

        private static void ThrowIfStopped(bool stopped, CancellationToken cancellationToken)
        {
            if (stopped)
            {
                throw new OperationCanceledException(Cancelled, cancellationToken);
            }
        }

        private static Arguments FitArguments(
            ModelData x,
            ModelData y,
            int? batchSize,
            int epochs,
            Verbose verbose,
            IEnumerable<Callback>? callbacks,
            double validationSplit,
            ValidationData validationData,
            bool shuffle,
            IReadOnlyDictionary<int, double>? classWeight,
            ModelData sampleWeight,
            int initialEpoch,
            int? stepsPerEpoch,
            int? validationSteps,
            int? validationBatchSize,
            int validationFreq
        )
        {
            return Common("Model.Fit", x, verbose, callbacks)
                .AddGiven("y", y)
                .AddGiven("batch_size", batchSize, Bounds.AtLeast(1))
                .Add("epochs", epochs, 1, Bounds.AtLeast(1))
                .Add("validation_split", validationSplit, 0.0, Bounds.AtLeast(0).Below(1))
                .AddGiven("validation_data", validationData)
                .Add("shuffle", shuffle, true)
                .AddGiven("class_weight", classWeight == null ? null : new IntegerKeys<double>(classWeight))
                .AddGiven("sample_weight", sampleWeight)
                .Add("initial_epoch", initialEpoch, 0, Bounds.AtLeast(0))
                .AddGiven("steps_per_epoch", stepsPerEpoch, Bounds.AtLeast(1))
                .AddGiven("validation_steps", validationSteps, Bounds.AtLeast(1))
                .AddGiven("validation_batch_size", validationBatchSize, Bounds.AtLeast(1))
                .Add("validation_freq", validationFreq, 1, Bounds.AtLeast(1));
        }

        private static Arguments EvaluateArguments(
            ModelData x,
            ModelData y,
            int? batchSize,
            Verbose verbose,
            ModelData sampleWeight,
            int? steps,
            IEnumerable<Callback>? callbacks
        )
        {
            return Common("Model.Evaluate", x, verbose, callbacks)
                .AddGiven("y", y)
                .AddGiven("batch_size", batchSize, Bounds.AtLeast(1))
                .AddGiven("sample_weight", sampleWeight)
                .AddGiven("steps", steps, Bounds.AtLeast(1));
        }

        private static Arguments Common(string owner, ModelData x, Verbose verbose, IEnumerable<Callback>? callbacks)
        {
            if (!((IArgument)x).IsGiven)
            {
                throw Required.Missing(owner, nameof(x));
            }

            var arguments = new Arguments(owner).Add("x", x);
            if (verbose != Verbose.Auto)
            {
                _ = arguments.Add(
                    "verbose",
                    verbose == Verbose.Silent ? 0
                        : verbose == Verbose.Bar ? 1
                        : 2
                );
            }

            var given = callbacks?.ToList();
            if (given != null && given.Contains(null!))
            {
                throw new KerasArgumentException($"{owner}: callbacks holds a null.", nameof(callbacks));
            }

            return arguments.AddGiven("callbacks", given);
        }

        private static Evaluation Measured(IReadOnlyDictionary<string, object?> facts) =>
            new Evaluation(
                ((IReadOnlyDictionary<string, object?>)facts["metrics"]!).ToDictionary(
                    pair => pair.Key,
                    pair => Convert.ToDouble(pair.Value, System.Globalization.CultureInfo.InvariantCulture)
                )
            );

        private History Keep(IReadOnlyDictionary<string, object?> facts) => this.History = new History(facts);
    }
}
