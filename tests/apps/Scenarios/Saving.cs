using System;
using System.Threading.Tasks;
using KerasNet;
using KerasNet.Layers;

namespace Scenarios
{
    /// <summary>Saves without end, to be killed in the middle.</summary>
    internal static class Saving
    {
        internal static Task ForEver(string[] arguments)
        {
            KerasRandom.SetSeed(1);
            var model = new Sequential { new Input(400), new Dense(800), new Dense(400) };
            for (var round = 0; ; round++)
            {
                model.Save(arguments[1]);
                if (round == 0)
                {
                    Console.WriteLine("saved once");
                    Console.Out.Flush();
                }
            }
        }
    }
}
