using System;
using System.Collections.Generic;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>Data that are made batch by batch while the model trains: derive from it (<c>keras.utils.PyDataset</c>).</summary>
    /// <remarks>
    /// Pass it to <c>Fit</c>, <c>Evaluate</c> or <c>Predict</c>, as often as you like. An exception in any of its methods ends
    /// the training and arrives at the caller of <c>Fit</c> as itself.
    /// </remarks>
    public abstract class DataGenerator : IPythonValue
    {
        private readonly int workers;
        private readonly int maxQueueSize;

        /// <summary>Makes one.</summary>
        /// <param name="workers">Threads that call <see cref="GetBatch"/>, ahead of the training. With 1 it is called by the
        /// training itself; with more it must be safe from several threads at once.</param>
        /// <param name="maxQueueSize">Batches that may wait for the training.</param>
        /// <exception cref="ArgumentOutOfRangeException">One of them is less than 1.</exception>
        protected DataGenerator(int workers = 1, int maxQueueSize = 10)
        {
            this.workers =
                workers >= 1
                    ? workers
                    : throw new ArgumentOutOfRangeException(nameof(workers), workers, "There must be at least 1.");
            this.maxQueueSize =
                maxQueueSize >= 1
                    ? maxQueueSize
                    : throw new ArgumentOutOfRangeException(
                        nameof(maxQueueSize),
                        maxQueueSize,
                        "It must be at least 1."
                    );
        }

        /// <summary>Number of batches in an epoch.</summary>
        public abstract int Length { get; }

        /// <summary>Makes a batch. The batches of an epoch may be asked for in any order.</summary>
        /// <param name="index">Which, from 0 to <see cref="Length"/> - 1.</param>
        /// <returns>The batch: <c>(x, y)</c>, or <c>new Batch(…)</c>.</returns>
        public abstract Batch GetBatch(int index);

        /// <summary>Called before the first batch of an epoch.</summary>
        public virtual void OnEpochBegin() { }

        /// <summary>Called when all batches of an epoch were used: the place to shuffle.</summary>
        public virtual void OnEpochEnd() { }

        // Python's object is made for each use and keeps this one alive; the other way round neither could ever be collected.
        PyObject IPythonValue.ToPython() =>
            Surface.HostRaw(
                "batches_by_index",
                Callable.OfArguments(_ => this.Length),
                Callable.OfArguments(given => this.GetBatch((int)given[0]!)),
                Callable.OfArguments(_ => Run(this.OnEpochBegin)),
                Callable.OfArguments(_ => Run(this.OnEpochEnd)),
                this.workers,
                this.maxQueueSize
            );

        private static object? Run(Action action)
        {
            action();
            return null;
        }
    }
}
