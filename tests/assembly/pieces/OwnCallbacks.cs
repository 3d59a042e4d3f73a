using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet;
using KerasNet.Callbacks;

namespace Pieces
{
    /// <summary>Writes down every call.</summary>
    public sealed class Recorder : Callback
    {
        public List<string> Calls { get; } = new List<string>();

        public override void OnTrainBegin(IReadOnlyDictionary<string, double> logs) => this.Note("train begin", logs);

        public override void OnTrainEnd(IReadOnlyDictionary<string, double> logs) => this.Note("train end", logs);

        public override void OnEpochBegin(int epoch, IReadOnlyDictionary<string, double> logs) =>
            this.Note($"epoch {epoch} begin", logs);

        public override void OnEpochEnd(int epoch, IReadOnlyDictionary<string, double> logs) =>
            this.Note($"epoch {epoch} end", logs);

        public override void OnTrainBatchBegin(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.Note($"batch {batch} begin", logs);

        public override void OnTrainBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.Note($"batch {batch} end", logs);

        public override void OnTestBegin(IReadOnlyDictionary<string, double> logs) => this.Note("test begin", logs);

        public override void OnTestEnd(IReadOnlyDictionary<string, double> logs) => this.Note("test end", logs);

        public override void OnTestBatchBegin(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.Note($"test batch {batch} begin", logs);

        public override void OnTestBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.Note($"test batch {batch} end", logs);

        public override void OnPredictBegin(IReadOnlyDictionary<string, double> logs) =>
            this.Note("predict begin", logs);

        public override void OnPredictEnd(IReadOnlyDictionary<string, double> logs) => this.Note("predict end", logs);

        public override void OnPredictBatchBegin(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.Note($"predict batch {batch} begin", logs);

        public override void OnPredictBatchEnd(int batch, IReadOnlyDictionary<string, double> logs) =>
            this.Note($"predict batch {batch} end", logs);

        private void Note(string what, IReadOnlyDictionary<string, double> logs) =>
            this.Calls.Add(logs.Count == 0 ? what : $"{what}: {string.Join(" ", logs.Keys)}");
    }

    /// <summary>An error of a program's own, with something in it.</summary>
    public sealed class SensorException : Exception
    {
        public SensorException(string message, int code)
            : base(message) => this.Code = code;

        public int Code { get; }
    }

    /// <summary>Throws at a step.</summary>
    public sealed class Thrower : Callback
    {
        private readonly int step;

        public Thrower(int step) => this.step = step;

        public int Seen { get; private set; }

        public override void OnTrainBatchEnd(int batch, IReadOnlyDictionary<string, double> logs)
        {
            this.Seen++;
            if (batch == this.step)
            {
                throw new SensorException("the sensor is broken", 42);
            }
        }
    }

    /// <summary>Changes the learning rate and stops, as the guide to callbacks does.</summary>
    public sealed class HalveAndStop : Callback
    {
        private readonly int last;

        public HalveAndStop(int last) => this.last = last;

        public List<double> Rates { get; } = new List<double>();

        public override void OnEpochEnd(int epoch, IReadOnlyDictionary<string, double> logs)
        {
            this.Model.Optimizer.LearningRate /= 2;
            this.Rates.Add(this.Model.Optimizer.LearningRate);
            this.Model.StopTraining = epoch == this.last;
        }
    }

    /// <summary>What the tests call.</summary>
    public static class CallbackTests
    {
        public static string[] Everything()
        {
            using var model = Nets.Line();
            var recorder = new Recorder();
            model.Fit(
                Nets.X,
                Nets.Y,
                epochs: 1,
                verbose: Verbose.Silent,
                callbacks: new[] { recorder },
                validationSplit: 0.5
            );
            model.Evaluate(Nets.X, Nets.Y, batchSize: 64, verbose: Verbose.Silent, callbacks: new[] { recorder });
            model.Predict(Nets.X, batchSize: 64, callbacks: new[] { recorder });
            return recorder.Calls.ToArray();
        }

        public static string ThrowsItself()
        {
            using var model = Nets.Line();
            var thrower = new Thrower(3);
            try
            {
                model.Fit(
                    Nets.X,
                    Nets.Y,
                    batchSize: 8,
                    epochs: 5,
                    verbose: Verbose.Silent,
                    callbacks: new[] { thrower }
                );
                return "nothing was thrown";
            }
            catch (SensorException error)
            {
                var usable = model.Predict(Nets.X).Shape;
                return $"{error.Message} {error.Code} after {thrower.Seen} steps, {error.StackTrace!.Contains("Thrower.OnTrainBatchEnd", StringComparison.Ordinal)}, {usable}";
            }
        }

        public static double[] Rates()
        {
            using var model = Nets.Line();
            var callback = new HalveAndStop(2);
            model.Fit(Nets.X, Nets.Y, epochs: 10, verbose: Verbose.Silent, callbacks: new[] { callback });
            return callback.Rates.ToArray();
        }

        public static string ModelAndParams()
        {
            using var model = Nets.Line();
            var recorder = new Recorder();
            model.Fit(Nets.X, Nets.Y, epochs: 2, verbose: Verbose.Silent, callbacks: new[] { recorder });
            return $"{recorder.Model.GetType().Name} {recorder.Model.Name == model.Name} {recorder.Params["epochs"]} {recorder.Params["steps"]}";
        }

        public static int TwiceTheSame()
        {
            using var model = Nets.Line();
            var recorder = new Recorder();
            model.Fit(
                Nets.X,
                Nets.Y,
                batchSize: 64,
                verbose: Verbose.Silent,
                callbacks: new Callback[] { recorder, new EarlyStopping(monitor: "loss") }
            );
            model.Fit(Nets.X, Nets.Y, batchSize: 64, verbose: Verbose.Silent, callbacks: new[] { recorder });
            return recorder.Calls.Count(call => call.StartsWith("train begin", StringComparison.Ordinal));
        }
    }
}
