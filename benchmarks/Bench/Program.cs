using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using KerasNet;

namespace Bench
{
    /// <summary>A line names a task and its arguments; the answer is a line of seconds, or <c>error</c> and why.</summary>
    internal static class Program
    {
        private static readonly Dictionary<string, Func<string[], IEnumerable<double>>> Tasks = new Dictionary<
            string,
            Func<string[], IEnumerable<double>>
        >
        {
            ["predict"] = Predicting.Rows,
            ["short-call"] = Predicting.ShortCall,
            ["predictor"] = Predicting.OneRowOfPredictor,
            ["throughput"] = Throughput.OfPredictor,
            ["throughput-async"] = Throughput.OfPredictorAsync,
            ["locked"] = Throughput.BehindALock,
            ["fit"] = Training.Fit,
            ["fit-on"] = Training.FitOn,
            ["hook"] = Training.Hook,
            ["arrays-in"] = Arrays.In,
            ["arrays-out"] = Arrays.Out,
            ["memory-predict"] = Memory.Predictions,
            ["memory-models"] = Memory.Models,
            ["memory-arrays"] = Memory.ArraysEachWay,
        };

        private static int Main(string[] arguments)
        {
            if (arguments.FirstOrDefault() == "startup")
            {
                Training.FirstBatch();
                Console.WriteLine("trained");
                return 0;
            }

            KerasHost.Start();
            Console.WriteLine("ready");
            for (var line = Console.ReadLine(); line != null; line = Console.ReadLine())
            {
                Console.WriteLine(Answer(line.Split(' ')));
            }

            return 0;
        }

        /// <summary>How long each of several runs took.</summary>
        internal static IEnumerable<double> Time(int times, Action run)
        {
            for (var index = 0; index < times; index++)
            {
                var began = Stopwatch.GetTimestamp();
                run();
                yield return (double)(Stopwatch.GetTimestamp() - began) / Stopwatch.Frequency;
            }
        }

        private static string Answer(string[] words)
        {
            try
            {
                var seconds = Tasks[words[0]](words.Skip(1).ToArray());
                return string.Join(" ", seconds.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
            }
#pragma warning disable CA1031 // whatever it was, the other figures can be measured
            catch (Exception error)
#pragma warning restore CA1031
            {
                return $"error {error.Message.Replace('\n', ' ')}";
            }
        }
    }
}
