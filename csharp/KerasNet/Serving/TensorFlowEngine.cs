using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet.Serving
{
    /// <summary>The model's exported function, run by TensorFlow's native library: no Python, no lock of Python.</summary>
    internal sealed class TensorFlowEngine : IEngine
    {
        private readonly ServedModel served;
        private readonly TensorFlowSession session;

        private TensorFlowEngine(ServedModel served, TensorFlowSession session)
        {
            this.served = served;
            this.session = session;
        }

        /// <inheritdoc/>
        public float[][] Run(float[][] inputs, int rows)
        {
            var shapes = inputs
                .Select((block, index) => this.served.Inputs[index].ShapeOf(rows, block.Length))
                .ToArray();
            return this.session.Run(inputs, shapes);
        }

        /// <inheritdoc/>
        public void Dispose() => this.session.Dispose();

        /// <exception cref="KerasArgumentException">Keras runs on another backend, or the model can't be exported.</exception>
        internal static TensorFlowEngine Create(Model model, ServedModel served)
        {
            var folder = Path.Combine(Path.GetTempPath(), $"kerasnet-{Guid.NewGuid():N}");
            try
            {
                var facts = Surface.HostJob<Dictionary<string, object?>>("export_tensorflow", model, folder);
                var native = TensorFlowApi.Load((string)facts["library"]!, (string)facts["framework"]!);
                return new TensorFlowEngine(
                    served,
                    new TensorFlowSession(native, folder, Ends(facts["inputs"]), Ends(facts["outputs"]))
                );
            }
            finally
            {
                // The session holds all of it in memory.
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        }

        private static TensorFlowSession.End[] Ends(object? facts) =>
            ((List<object?>)facts!)
                .Cast<Dictionary<string, object?>>()
                .Select(end => new TensorFlowSession.End(
                    (string)end["operation"]!,
                    (int)end["index"]!,
                    (int)end["type"]!
                ))
                .ToArray();
    }
}
