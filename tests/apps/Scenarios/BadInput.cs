using System;
using System.IO;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Layers;

namespace Scenarios
{
    /// <summary>What people get wrong, and what they read then.</summary>
    internal static class BadInput
    {
        internal static Task WrongElementType(string[] arguments)
        {
            NDArray floats = new float[] { 1, 2 };
            Tell(() => floats.ToArray<double>());
            Tell(() => floats.AsSpan<int>().Clear());
            Tell(() => NDArray.Share(new DateTime[2]));
            return Task.CompletedTask;
        }

        internal static Task WrongShape(string[] arguments)
        {
            var model = Basics.SmallNet();
            Tell(() => model.Predict(new float[2, 5]));
            Tell(() => model.Fit(new float[8, 4], new float[7, 1], verbose: Verbose.Silent));
            Tell(() => NDArray.Zeros((2, 3)).Reshape((4, 4)));
            Tell(() => new Sequential { new Input((4, 4, 1)), new Conv2D(2, kernelSize: 7) });
            return Task.CompletedTask;
        }

        internal static Task WrongArguments(string[] arguments)
        {
            Tell(() => new Dense(-1));
            Tell(() => new Dense(2, activation: "reluu"));
            Tell(() => new Conv2D(2, kernelSize: 3, padding: "sam"));
            Tell(() => new Conv2D(2, kernelSize: 3, kernelInitializer: "he_norma"));
            Tell(() => new Sequential { new Input(2), new Dense(1) }.Compile(optimizer: "adamm"));
            Tell(() => new Sequential { new Input(2), new Dense(1) }.Compile(loss: "meen_squared_error"));
            Tell(() => new Sequential { new Input(2), new Dense(1) }.Compile(metrics: new[] { "accuracy", "AUK" }));
            return Task.CompletedTask;
        }

        internal static Task WrongData(string[] arguments)
        {
            var model = Basics.SmallNet();
            Tell(() => model.Fit(new float[0, 4], new float[0, 1]));
            Tell(() => model.Fit(new float[4, 4], new float[4, 1], batchSize: 0));
            Tell(() => new Sequential { new Input(4), new Dense(1) }.Fit(new float[4, 4], new float[4, 1]));
            Console.WriteLine($"no rows: {model.Predict(new float[0, 4]).Shape}");
            return Task.CompletedTask;
        }

        internal static Task WrongFiles(string[] arguments)
        {
            var folder = arguments[1];
            Tell(() => Model.Load(Path.Combine(folder, "missing.keras")));
            var empty = Path.Combine(folder, "empty.keras");
            File.WriteAllText(empty, string.Empty);
            Tell(() => Model.Load(empty));
            var garbage = Path.Combine(folder, "garbage.keras");
            File.WriteAllText(garbage, "this is no model");
            Tell(() => Model.Load(garbage));
            var model = Basics.SmallNet();
            Tell(() => model.Save(Path.Combine(folder, "model.txt")));
            Tell(() => model.Save(Path.Combine(folder, "no", "such", "folder.keras")));
            var whole = model.Save(Path.Combine(folder, "whole.keras"));
            var bytes = File.ReadAllBytes(whole);
            var cut = Path.Combine(folder, "cut.keras");
            File.WriteAllBytes(cut, bytes[..(bytes.Length / 2)]);
            Tell(() => Model.Load(cut));
            return Task.CompletedTask;
        }

        internal static Task PythonFacts(string[] arguments)
        {
            try
            {
                _ = new Conv2D(2, kernelSize: (3, 3, 3));
            }
            catch (KerasArgumentException error)
            {
                Console.WriteLine($"parameter: {error.ParameterName}");
                Console.WriteLine($"type: {error.PythonType}");
                Console.WriteLine($"traceback: {error.PythonTraceback}");
            }

            return Task.CompletedTask;
        }

        private static void Tell(Action attempt)
        {
            try
            {
                attempt();
                Console.WriteLine("(no error)");
            }
            catch (KerasNetException error)
            {
                Console.WriteLine($"{error.GetType().Name}: {error.Message}");
            }
        }
    }
}
