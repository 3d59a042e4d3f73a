using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using KerasNet;

namespace Scenarios
{
    internal static class Program
    {
        private static readonly Dictionary<string, Func<string[], Task>> All = new Dictionary<
            string,
            Func<string[], Task>
        >
        {
            ["array"] = Basics.Array,
            ["info"] = Basics.Info,
            ["train"] = Basics.Train,
            ["train-without-console"] = Basics.TrainWithoutConsole,
            ["uncaught"] = Basics.Uncaught,
            ["wrong-element-type"] = BadInput.WrongElementType,
            ["wrong-shape"] = BadInput.WrongShape,
            ["wrong-arguments"] = BadInput.WrongArguments,
            ["wrong-data"] = BadInput.WrongData,
            ["wrong-files"] = BadInput.WrongFiles,
            ["mistakes"] = Mistakes.All,
            ["python-facts"] = BadInput.PythonFacts,
            ["leave-while-fitting"] = Endings.LeaveWhileFitting,
            ["fit-for-long"] = Endings.FitForLong,
            ["exit-from-worker"] = Endings.ExitFromWorker,
            ["parity-demo"] = Parity.Demo,
            ["backend-train"] = Backends.Train,
            ["backend-infer"] = Backends.Infer,
            ["cancel"] = Endings.Cancel,
            ["save-for-ever"] = Saving.ForEver,
            ["names-across-threads"] = ManyThreads.Names,
            ["policy-across-threads"] = ManyThreads.Policy,
            ["predict-while-fitting"] = ManyThreads.PredictWhileFitting,
            ["serving-events"] = Serving.Events,
            ["finalizer-storm"] = Serving.Storm,
            ["dispose-in-flight"] = Serving.DisposeInFlight,
        };

        private static async Task Main(string[] arguments)
        {
            try
            {
                await All[arguments[0]](arguments);
            }
            catch (KerasNetException error) when (arguments[0] != "uncaught")
            {
                Console.WriteLine($"{error.GetType().Name}: {error.Message}");
                Environment.ExitCode = 3;
            }
        }
    }
}
