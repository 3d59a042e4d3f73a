using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace KerasNet.Serving
{
    /// <summary>Answers single predictions of many callers: any number of threads and tasks, gathered into batches.</summary>
    /// <remarks>
    /// It serves a copy of the model as it was; <see cref="Update"/> puts another in its place between two batches. A batch
    /// holds what came in while the one before was computed, so nobody waits for others to come. Rows of one batch are
    /// computed together, which may change the last digit of a result.
    /// Dispose it: what was asked before is still answered. Its numbers are counters of <see cref="ServingEvents"/>.
    /// </remarks>
    public sealed partial class Predictor : IDisposable, IAsyncDisposable
    {
        private readonly PredictorOptions options;
        private readonly ServedModel served;
        private readonly SemaphoreSlim places;
        private readonly Queue<Request> queue = new Queue<Request>();
        private readonly object gate = new object();
        private readonly Thread runner;
        private IEngine engine;
        private volatile int waiting;
        private volatile bool closing;
        private int disposed;

        internal Predictor(Model model, PredictorOptions options)
        {
            this.options = options.Checked();
            this.served = ServedModel.Of(model);
            this.engine = this.Build(model);
            this.places = new SemaphoreSlim(options.MaxQueue);
            this.runner = new Thread(this.RunBatches) { Name = "KerasNet predictor", IsBackground = true };
            this.runner.Start();
            ServingEvents.Log.Opened(this);
        }

        /// <summary>What was done so far.</summary>
        public PredictorStatistics Statistics => this.counts.Snapshot(this.waiting);

        /// <summary>Predicts one row. The calling thread waits.</summary>
        /// <param name="row">The values of the model's one input, last axis fastest.</param>
        /// <returns>The values of its one output.</returns>
        /// <exception cref="KerasArgumentException">The number of values is not the input's, or there are several inputs or outputs.</exception>
        /// <exception cref="PredictorBusyException">The queue is full and the options say to turn calls away.</exception>
        /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
        public float[] Predict(params float[] row) => this.Single(this.Predict(new[] { row }));

        /// <summary>Predicts one row of values that Keras would convert to float32 as well.</summary>
        /// <param name="row">The values of the model's one input, last axis fastest.</param>
        /// <returns>The values of its one output.</returns>
        public float[] Predict(double[] row) => this.Predict(Floats(row, value => (float)value));

        /// <summary>Predicts one row of bytes, such as the pixels of a picture.</summary>
        /// <param name="row">The values of the model's one input, last axis fastest.</param>
        /// <returns>The values of its one output.</returns>
        public float[] Predict(byte[] row) => this.Predict(Floats(row, value => value));

        /// <summary>Predicts one row of a model of several inputs or outputs. The calling thread waits.</summary>
        /// <param name="inputs">The values of each input, in the order of the model's inputs (by name where they go by name: sorted).</param>
        /// <returns>The values of each output, in the order of the model's outputs (where they go by name: sorted).</returns>
        /// <exception cref="KerasArgumentException">The values are not those of a row.</exception>
        /// <exception cref="PredictorBusyException">The queue is full and the options say to turn calls away.</exception>
        /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
        public float[][] Predict(float[][] inputs)
        {
            this.Check(inputs);
            var request = new BlockingRequest(inputs);
            if (!this.TryRunInPlace(request))
            {
                this.TakePlace();
                this.Enqueue(request);
            }

            return request.Wait();
        }

        /// <summary>Predicts one row.</summary>
        /// <param name="row">The values of the model's one input, last axis fastest.</param>
        /// <param name="cancellationToken">Takes the call back as long as it is not being computed.</param>
        /// <returns>The values of its one output.</returns>
        /// <exception cref="OperationCanceledException">The call was taken back.</exception>
        /// <exception cref="KerasArgumentException">The number of values is not the input's, or there are several inputs or outputs.</exception>
        /// <exception cref="PredictorBusyException">The queue is full and the options say to turn calls away.</exception>
        /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
        public async Task<float[]> PredictAsync(float[] row, CancellationToken cancellationToken = default) =>
            this.Single(await this.PredictAsync(new[] { row }, cancellationToken).ConfigureAwait(false));

        /// <summary>Predicts one row of a model of several inputs or outputs.</summary>
        /// <param name="inputs">The values of each input, in the order of the model's inputs (by name where they go by name: sorted).</param>
        /// <param name="cancellationToken">Takes the call back as long as it is not being computed.</param>
        /// <returns>The values of each output, in the order of the model's outputs (where they go by name: sorted).</returns>
        /// <exception cref="OperationCanceledException">The call was taken back.</exception>
        /// <exception cref="KerasArgumentException">The values are not those of a row.</exception>
        /// <exception cref="PredictorBusyException">The queue is full and the options say to turn calls away.</exception>
        /// <exception cref="ObjectDisposedException">The predictor was disposed.</exception>
        public async Task<float[][]> PredictAsync(float[][] inputs, CancellationToken cancellationToken = default)
        {
            this.Check(inputs);
            cancellationToken.ThrowIfCancellationRequested();
            // The caller is free to use its arrays again while the call waits.
            var request = new AwaitedRequest(inputs.Select(input => (float[])input.Clone()).ToArray());
            if (!this.places.Wait(0))
            {
                this.RejectWhenFull();
                await this.places.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            request.Watch(cancellationToken);
            this.Enqueue(request);
            return await request.Task.ConfigureAwait(false);
        }

        /// <summary>Serves another model, or the same with newer weights, from the next batch on. Every call is answered by the old or the new one, whole.</summary>
        /// <param name="model">A model of the same inputs and outputs. It is copied; training it later changes nothing here.</param>
        /// <exception cref="KerasArgumentException">Its inputs or outputs are others.</exception>
        public void Update(Model model)
        {
            if (!ServedModel.Of(model).Resembles(this.served))
            {
                throw new KerasArgumentException(
                    "model: its inputs or outputs are not those of the model that is served.",
                    "model"
                );
            }

            var replacement = this.Build(model);
            IEngine old;
            lock (this.gate)
            {
                if (Volatile.Read(ref this.disposed) != 0)
                {
                    replacement.Dispose();
                    throw Disposed();
                }

                old = this.engine;
                this.engine = replacement;
            }

            old.Dispose();
        }

        /// <summary>The same as <see cref="Update"/>, in the background.</summary>
        /// <param name="model">A model of the same inputs and outputs.</param>
        /// <returns>Ends when the new model is served.</returns>
        public Task UpdateAsync(Model model) => Task.Run(() => this.Update(model));

        /// <summary>Takes no more calls, waits until all that were taken are answered, and gives the engine's memory back.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref this.disposed, 1) != 0)
            {
                return;
            }

            lock (this.queue)
            {
                this.closing = true;
                Monitor.PulseAll(this.queue);
            }

            this.runner.Join();
            lock (this.gate)
            {
                this.engine.Dispose();
            }

            ServingEvents.Log.Closed(this);
        }

        /// <summary>The same as <see cref="Dispose"/>, in the background.</summary>
        /// <returns>Ends when everything is answered.</returns>
        public ValueTask DisposeAsync() => new ValueTask(Task.Run(this.Dispose));

        private static float[] Floats<T>(T[] row, Func<T, float> convert) =>
            Array.ConvertAll(row, value => convert(value));

        private static ObjectDisposedException Disposed() =>
            new ObjectDisposedException(nameof(Predictor), "This predictor was disposed and takes no more calls.");

        private void Check(float[][] inputs)
        {
            if (this.closing)
            {
                throw Disposed();
            }

            this.served.Check(inputs ?? throw new ArgumentNullException(nameof(inputs)));
        }

        private float[] Single(float[][] outputs) =>
            outputs.Length == 1
                ? outputs[0]
                : throw new KerasArgumentException(
                    $"This model has {outputs.Length} outputs; pass and get arrays of rows."
                );

        private IEngine Build(Model model)
        {
            switch (this.options.Engine)
            {
                case PredictorEngine.TensorFlow:
                    return TensorFlowEngine.Create(model, this.served);
                case PredictorEngine.Onnx:
                    return OnnxEngine.Create(model, this.served);
                default:
                    return new KerasEngine(model, this.served);
            }
        }
    }
}
