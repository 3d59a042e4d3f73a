using System;
using System.Collections.Generic;
using KerasNet.Callbacks;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Brings the calls of one run to a callback written in C#. Numbers come through shared memory, so that a step costs little.</summary>
    internal sealed class CallbackLink
    {
        /// <summary>As the host's <c>custom.callbacks.MOST_LOGS</c>.</summary>
        private const int MostLogs = 256;

        private static readonly IReadOnlyDictionary<string, double> NoLogs = new Dictionary<string, double>();

        private readonly Callback callback;
        private readonly double[] numbers = new double[MostLogs];
        private readonly string[][] names = new string[14][];

        internal CallbackLink(Callback callback) => this.callback = callback;

        /// <summary>The callback as Keras sees it. Needs Python's lock; the caller owns it.</summary>
        internal PyObject ToPython()
        {
            using var hook = new Action<int, int, string?, int>(this.Receive).ToPython();
            using var attach = new Action<PyObject, PyObject>(this.Attach).ToPython();
            using var shared = this.numbers.ToPython();
            return Surface.HostRaw(
                "create_callback",
                PieceType.Of(this.callback.GetType()).Methods,
                hook,
                shared,
                attach
            );
        }

        private void Attach(PyObject model, PyObject parameters)
        {
            Model? found;
            Dictionary<string, object?> facts;
            using (Gil.Acquire())
            {
                found = FromPython.Take<object?>(model) as Model;
                facts = FromPython.Take<Dictionary<string, object?>>(parameters);
            }

            if (found != null)
            {
                this.callback.Attach(found, facts);
            }
        }

        private void Receive(int hook, int index, string? changedNames, int count)
        {
            try
            {
                this.Pass(hook, index, count == 0 ? NoLogs : this.Logs(hook, changedNames, count));
            }
            catch (Exception error)
            {
                ThrownInside.Remember(error);
                throw;
            }
        }

        private IReadOnlyDictionary<string, double> Logs(int hook, string? changedNames, int count)
        {
            if (changedNames != null)
            {
                this.names[hook] = changedNames.Split('\n');
            }

            var logs = new Dictionary<string, double>(count);
            for (var place = 0; place < count; place++)
            {
                logs[this.names[hook][place]] = this.numbers[place];
            }

            return logs;
        }

        private void Pass(int hook, int index, IReadOnlyDictionary<string, double> logs)
        {
            switch (hook)
            {
                case 0:
                    this.callback.OnTrainBegin(logs);
                    break;
                case 1:
                    this.callback.OnTrainEnd(logs);
                    break;
                case 2:
                    this.callback.OnEpochBegin(index, logs);
                    break;
                case 3:
                    this.callback.OnEpochEnd(index, logs);
                    break;
                case 4:
                    this.callback.OnTrainBatchBegin(index, logs);
                    break;
                case 5:
                    this.callback.OnTrainBatchEnd(index, logs);
                    break;
                case 6:
                    this.callback.OnTestBegin(logs);
                    break;
                case 7:
                    this.callback.OnTestEnd(logs);
                    break;
                case 8:
                    this.callback.OnTestBatchBegin(index, logs);
                    break;
                case 9:
                    this.callback.OnTestBatchEnd(index, logs);
                    break;
                case 10:
                    this.callback.OnPredictBegin(logs);
                    break;
                case 11:
                    this.callback.OnPredictEnd(logs);
                    break;
                case 12:
                    this.callback.OnPredictBatchBegin(index, logs);
                    break;
                default:
                    this.callback.OnPredictBatchEnd(index, logs);
                    break;
            }
        }
    }
}
