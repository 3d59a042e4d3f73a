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

        /// <summary>As the host's <c>custom.callbacks.HOOKS</c>.</summary>
        private static readonly string[] Hooks =
        {
            "on_train_begin",
            "on_train_end",
            "on_epoch_begin",
            "on_epoch_end",
            "on_train_batch_begin",
            "on_train_batch_end",
            "on_test_begin",
            "on_test_end",
            "on_test_batch_begin",
            "on_test_batch_end",
            "on_predict_begin",
            "on_predict_end",
            "on_predict_batch_begin",
            "on_predict_batch_end",
        };

        private readonly Callback callback;
        private readonly double[] numbers = new double[MostLogs];
        private readonly string[][] names = new string[Hooks.Length][];

        internal CallbackLink(Callback callback) => this.callback = callback;

        /// <summary>Calls a method of a callback.</summary>
        /// <param name="callback">The callback.</param>
        /// <param name="method">Python's name of the method.</param>
        /// <param name="index">The epoch or batch, where the method takes one.</param>
        /// <param name="logs">The logs.</param>
        internal static void Pass(
            Callback callback,
            string method,
            int index,
            IReadOnlyDictionary<string, double> logs
        ) => Pass(callback, Array.IndexOf(Hooks, method), index, logs);

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
                Pass(this.callback, hook, index, count == 0 ? NoLogs : this.Logs(hook, changedNames, count));
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

        private static void Pass(Callback callback, int hook, int index, IReadOnlyDictionary<string, double> logs)
        {
            switch (hook)
            {
                case 0:
                    callback.OnTrainBegin(logs);
                    break;
                case 1:
                    callback.OnTrainEnd(logs);
                    break;
                case 2:
                    callback.OnEpochBegin(index, logs);
                    break;
                case 3:
                    callback.OnEpochEnd(index, logs);
                    break;
                case 4:
                    callback.OnTrainBatchBegin(index, logs);
                    break;
                case 5:
                    callback.OnTrainBatchEnd(index, logs);
                    break;
                case 6:
                    callback.OnTestBegin(logs);
                    break;
                case 7:
                    callback.OnTestEnd(logs);
                    break;
                case 8:
                    callback.OnTestBatchBegin(index, logs);
                    break;
                case 9:
                    callback.OnTestBatchEnd(index, logs);
                    break;
                case 10:
                    callback.OnPredictBegin(logs);
                    break;
                case 11:
                    callback.OnPredictEnd(logs);
                    break;
                case 12:
                    callback.OnPredictBatchBegin(index, logs);
                    break;
                default:
                    callback.OnPredictBatchEnd(index, logs);
                    break;
            }
        }
    }
}
