using System;
using System.Collections.Generic;
using System.Linq;

namespace MnistCnn
{
    /// <summary>Shows which digits were taken for which.</summary>
    internal static class ConfusionTable
    {
        private const int Classes = 10;

        internal static void Print(IReadOnlyList<long> truth, IReadOnlyList<int> predicted)
        {
            var counts = new int[Classes, Classes];
            for (var row = 0; row < truth.Count; row++)
            {
                counts[truth[row], predicted[row]]++;
            }

            Console.WriteLine(
                "true \\ predicted " + string.Concat(Enumerable.Range(0, Classes).Select(digit => $"{digit, 5}"))
            );
            for (var digit = 0; digit < Classes; digit++)
            {
                var cells = Enumerable
                    .Range(0, Classes)
                    .Select(other => counts[digit, other] == 0 ? "    ." : $"{counts[digit, other], 5}");
                Console.WriteLine($"{digit, -16} {string.Concat(cells)}");
            }
        }
    }
}
