using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Callbacks;
using KerasNet.Layers;
using KerasNet.Optimizers;

namespace Corners.Programs
{
    /// <summary>Each of Keras's callbacks in a training, and what it did there.</summary>
    internal static class Callbacks
    {
        private static readonly NDArray X = NDArray.Random.Normal((16, 3), seed: 1);
        private static readonly NDArray Y = NDArray.Random.Normal((16, 1), seed: 2);

        internal static void EarlyStopping(Report report)
        {
            var model = Small(learningRate: 1.5);
            var stopping = new EarlyStopping(monitor: "loss", patience: 2, minDelta: 0.001, restoreBestWeights: true);
            report.Add("history", Fit(model, 12, stopping));
            report.Add("stopped", stopping.StoppedEpoch);
            report.Add("weights", model.GetWeights());
        }

        internal static void ReduceLearningRate(Report report)
        {
            var model = Small(learningRate: 1.2);
            report.Add(
                "history",
                Fit(model, 6, new ReduceLROnPlateau(monitor: "loss", factor: 0.5, patience: 1, minLr: 0.01))
            );
            report.Add("rate", model.Optimizer.LearningRate);
        }

        internal static void Scheduler(Report report)
        {
            var model = Small();
            report.Add(
                "history",
                Fit(model, 4, new LearningRateScheduler((epoch, rate) => epoch < 2 ? rate : rate * 0.5))
            );
            report.Add("rate", model.Optimizer.LearningRate);
        }

        internal static void Checkpoint(Report report)
        {
            var model = Small();
            report.Add(
                "history",
                Fit(
                    model,
                    3,
                    new ModelCheckpoint(
                        Path.Combine(report.Folder, "{epoch:02d}-{loss:.4f}.weights.h5"),
                        monitor: "loss",
                        saveWeightsOnly: true
                    ),
                    new ModelCheckpoint(Path.Combine(report.Folder, "best.keras"), monitor: "loss", saveBestOnly: true),
                    new ModelCheckpoint(Path.Combine(report.Folder, "steps-{epoch}.keras"), saveFreq: 3)
                )
            );
            report.Add("files", Files(report.Folder));
            report.Add("best", Model.Load(Path.Combine(report.Folder, "best.keras")).Predict(X));
        }

        internal static void Backup(Report report)
        {
            var folder = Path.Combine(report.Folder, "backup");
            var model = Small();
            var failing = new LambdaCallback(
                onEpochBegin: (epoch, logs) =>
                {
                    if (epoch == 2)
                    {
                        throw new InvalidOperationException("the power went");
                    }
                }
            );
            try
            {
                Fit(model, 4, new BackupAndRestore(folder), failing);
            }
            catch (InvalidOperationException error)
            {
                report.Add("interrupted", error.Message);
            }

            report.Add("resumed", Fit(Small(), 4, new BackupAndRestore(folder)));
        }

        internal static void Csv(Report report)
        {
            var path = Path.Combine(report.Folder, "log.csv");
            var model = Small();
            Fit(model, 2, new CSVLogger(path, separator: ";"));
            Fit(model, 1, new CSVLogger(path, separator: ";", append: true));
            report.Add("file", File.ReadAllText(path));
        }

        /// <summary>TensorBoard is a package of its own, which the tests do without: the error says so.</summary>
        internal static void Board(Report report)
        {
            try
            {
                Fit(Small(), 1, new TensorBoard(logDir: report.Folder, histogramFreq: 1, writeGraph: false));
            }
            catch (KerasComputeException error)
            {
                report.Add("error of Keras", error.Message.Replace("Model.Fit: ", string.Empty));
            }
        }

        internal static void NotFinite(Report report)
        {
            report.Add("history", Fit(Small(learningRate: 1e30), 5, new TerminateOnNaN()));
        }

        internal static void Average(Report report)
        {
            var model = new Sequential { new Input(3), new Dense(1) };
            model.Compile(new SGD(0.1, useEma: true, emaMomentum: 0.5), "mse");
            report.Add("history", Fit(model, 2, new SwapEMAWeights(swapOnEpoch: true)));
            report.Add("weights", model.GetWeights());
        }

        internal static void Lambdas(Report report)
        {
            var events = new List<string>();
            Fit(
                Small(),
                2,
                new LambdaCallback(
                    onTrainBegin: logs => events.Add("train begins"),
                    onTrainEnd: logs => events.Add("train ends"),
                    onEpochBegin: (epoch, logs) => events.Add($"epoch {epoch} begins"),
                    onEpochEnd: (epoch, logs) =>
                        events.Add($"epoch {epoch}: {string.Join(",", logs.Keys.OrderBy(key => key))}"),
                    onTrainBatchBegin: (batch, logs) => events.Add($"batch {batch} begins"),
                    onTrainBatchEnd: (batch, logs) => events.Add($"batch {batch} ends")
                )
            );
            report.Add("events", events);
        }

        internal static void Monitor(Report report)
        {
            var root = $"http://localhost:{FreePort()}";
            using var server = new HttpListener();
            server.Prefixes.Add(root + "/");
            server.Start();
            var bodies = Task.Run(async () =>
            {
                var received = new List<string>();
                for (int i = 0; i < 2; i++)
                {
                    var context = await server.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream);
                    received.Add($"{context.Request.Url.AbsolutePath} {await reader.ReadToEndAsync()}");
                    context.Response.Close();
                }

                return received;
            });
            Fit(Small(), 2, new RemoteMonitor(root, sendAsJson: true));
            report.Add("received", bodies.Result);
        }

        private static Sequential Small(double learningRate = 0.1)
        {
            Utils.SetRandomSeed(5);
            var model = new Sequential { new Input(3), new Dense(2), new Dense(1) };
            model.Compile(new SGD(learningRate), "mse", metrics: "mae", jitCompile: false);
            return model;
        }

        private static History Fit(Model model, int epochs, params Callback[] callbacks) =>
            model.Fit(X, Y, batchSize: 8, epochs: epochs, shuffle: false, callbacks: callbacks, verbose: 0);

        private static int FreePort()
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            return port;
        }

        private static IEnumerable<string?> Files(string folder) =>
            Directory.GetFiles(folder).Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal);
    }
}
