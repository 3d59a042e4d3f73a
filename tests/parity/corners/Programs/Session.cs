using System.Linq;
using KerasNet;
using KerasNet.Layers;

namespace Corners.Programs
{
    /// <summary>What Keras remembers between calls.</summary>
    internal static class Session
    {
        internal static void Cleared(Report report)
        {
            foreach (var freeMemory in new[] { true, false })
            {
                report.Add($"counted {freeMemory}", Enumerable.Range(0, 3).Select(_ => new Dense(1).Name));
                Utils.ClearSession(freeMemory: freeMemory);
                report.Add($"anew {freeMemory}", Enumerable.Range(0, 2).Select(_ => new Dense(1).Name));
            }
        }
    }
}
