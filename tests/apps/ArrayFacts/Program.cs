using System;
using System.Linq;
using System.Reflection;

namespace ArrayFacts
{
    /// <summary>Runs every public method of the classes whose name ends in Facts, and prints a line for each.</summary>
    internal static class Program
    {
        private static int Main(string[] arguments)
        {
            var wanted = arguments.FirstOrDefault() ?? string.Empty;
            var failed = 0;
            var classes = typeof(Program)
                .Assembly.GetTypes()
                .Where(type => type.Name.EndsWith("Facts", StringComparison.Ordinal));
            foreach (
                var fact in classes
                    .OrderBy(type => type.Name)
                    .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            )
            {
                var name = $"{fact.DeclaringType!.Name}.{fact.Name}";
                if (!name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                try
                {
                    _ = fact.Invoke(null, null);
                    Console.WriteLine($"holds {name}");
                }
                catch (TargetInvocationException error)
                {
                    failed++;
                    Console.WriteLine($"fails {name} {error.InnerException!.ToString().Replace("\n", " | ")}");
                }
            }

            return failed;
        }
    }
}
