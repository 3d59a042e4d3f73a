using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using KerasNet;

namespace Corners
{
    /// <summary>Runs all programs, or those whose names hold one of some texts, and writes what they said to FOLDER/csharp.json.</summary>
    internal static class Program
    {
        private static void Main(string[] arguments)
        {
            var folder = arguments[0];
            var only = arguments.Skip(1).DefaultIfEmpty(string.Empty).ToList();
            var said = new SortedDictionary<string, Report>(StringComparer.Ordinal);
            foreach (var (name, program) in All().Where(one => only.Any(one.Name.Contains)))
            {
                var report = new Report(Directory.CreateDirectory(Path.Combine(folder, "csharp", name)).FullName);
                said[name] = report;
                var began = Process.GetCurrentProcess().TotalProcessorTime;
                Utils.ClearSession();
                Utils.SetRandomSeed(1);
                try
                {
                    program(report);
                }
                catch (Exception error)
                {
                    report.Add("error", error.ToString());
                }

                // A program that ends early must not change what the next one sees.
                Config.SetDTypePolicy("float32");

                // For who looks for what is slow, or hangs.
                var spent = Process.GetCurrentProcess().TotalProcessorTime - began;
                Console.WriteLine($"{name}: {spent.TotalSeconds:F1} s of the processor");
            }

            var programs = said.Select(one => $"\"{one.Key}\": {one.Value.ToJson()}");
            File.WriteAllText(Path.Combine(folder, "csharp.json"), "{\n" + string.Join(",\n", programs) + "\n}\n");
        }

        private static IEnumerable<(string Name, Action<Report> Program)> All() =>
            from type in typeof(Program).Assembly.GetTypes()
            where type.Namespace == "Corners.Programs"
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
            let parameters = method.GetParameters()
            where parameters.Length == 1 && parameters[0].ParameterType == typeof(Report)
            let name = $"{Snake(type.Name)}.{Snake(method.Name)}"
            orderby name
            select (name, (Action<Report>)Delegate.CreateDelegate(typeof(Action<Report>), method));

        private static string Snake(string name) =>
            Regex.Replace(name, "(?<=[a-z0-9])[A-Z]", found => "_" + found.Value).ToLowerInvariant();
    }
}
