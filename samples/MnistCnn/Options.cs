using System;
using System.Globalization;
using System.IO;

namespace MnistCnn
{
    /// <summary>What the program was asked for on its command line.</summary>
    internal sealed class Options
    {
        internal int Epochs { get; private set; } = 5;

        internal int Seed { get; private set; } = 7;

        internal string Output { get; private set; } =
            Path.Combine(Directory.GetCurrentDirectory(), "mnist-cnn-output");

        /// <summary>Reads the command line; null after explaining what is wrong with it.</summary>
        internal static Options? Parse(string[] arguments)
        {
            var options = new Options();
            for (var index = 0; index < arguments.Length; index += 2)
            {
                var value = index + 1 < arguments.Length ? arguments[index + 1] : string.Empty;
                var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
                switch (arguments[index])
                {
                    case "--epochs" when isNumber && number > 0:
                        options.Epochs = number;
                        break;
                    case "--seed" when isNumber:
                        options.Seed = number;
                        break;
                    case "--output" when value.Length > 0:
                        options.Output = Path.GetFullPath(value);
                        break;
                    default:
                        Console.Error.WriteLine(
                            $"'{arguments[index]} {value}' is not understood. Usage: MnistCnn [--epochs N] [--seed N] [--output FOLDER]"
                        );
                        return null;
                }
            }

            return options;
        }
    }
}
