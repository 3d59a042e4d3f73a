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
                Save(model, arguments[1], arguments[2]);
                if (round == 0)
                {
                    Console.WriteLine("saved once");
                    Console.Out.Flush();
                }
            }
        }

        private static void Save(Model model, string path, string kind)
        {
            switch (kind)
            {
                case "weights":
                    model.SaveWeights(path);
                    break;
                case "shards":
                    model.SaveWeights(path, maxShardSize: 0.001);
                    break;
                case "folder":
                    model.Save(path, zipped: false);
                    break;
                case "export":
                    model.Export(path);
                    break;
                default:
                    model.Save(path);
                    break;
            }
        }
    }
}
