using System;

namespace Arrays
{
    /// <summary>What arrays cost, and whether memory stays flat.</summary>
    internal static class Program
    {
        private static int Main(string[] arguments)
        {
            switch (arguments.Length == 0 ? "costs" : arguments[0])
            {
                case "costs":
                    Costs.Measure();
                    return 0;
                case "soak":
                    Soak.Run(arguments.Length > 1 ? arguments[1] : string.Empty);
                    return 0;
                default:
                    Console.Error.WriteLine("Usage: Arrays costs | soak [PART OF A NAME]");
                    return 2;
            }
        }
    }
}
