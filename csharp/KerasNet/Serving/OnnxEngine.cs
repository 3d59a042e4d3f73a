using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using KerasNet.Hosting;

namespace KerasNet.Serving
{
    /// <summary>The model in ONNX's format, run by ONNX Runtime's native library: no Python, no lock of Python.</summary>
    internal sealed class OnnxEngine : IEngine
    {
        private readonly OnnxApi api;
        private readonly ServedModel served;
        private readonly IntPtr[] inputNames;
        private readonly IntPtr[] outputNames;
        private readonly string[] types;
        private IntPtr session;

        private OnnxEngine(
            OnnxApi api,
            ServedModel served,
            byte[] model,
            List<Dictionary<string, object?>> inputs,
            List<Dictionary<string, object?>> outputs
        )
        {
            this.api = api;
            this.served = served;
            this.types = inputs.Select(input => (string)input["dtype"]!).ToArray();
            this.inputNames = inputs.Select(Name).ToArray();
            this.outputNames = outputs.Select(Name).ToArray();
            api.Check(api.CreateSessionOptions(out var options), "Loading the model into ONNX Runtime");
            try
            {
                api.Check(
                    api.CreateSession(api.Environment, model, (UIntPtr)(ulong)model.Length, options, out this.session),
                    "Loading the model into ONNX Runtime"
                );
            }
            finally
            {
                api.ReleaseSessionOptions(options);
            }
        }

        /// <summary>Gives the memory back when nobody disposed the engine.</summary>
        ~OnnxEngine() => this.Close();

        /// <inheritdoc/>
        public float[][] Run(float[][] inputs, int rows)
        {
            var pins = new GCHandle[inputs.Length];
            var given = new IntPtr[inputs.Length];
            var found = new IntPtr[this.outputNames.Length];
            try
            {
                for (var index = 0; index < given.Length; index++)
                {
                    var (values, type) = OnnxValues.Of(inputs[index], this.types[index]);
                    pins[index] = GCHandle.Alloc(values, GCHandleType.Pinned);
                    var lengths = Array.ConvertAll(
                        this.served.Inputs[index].ShapeOf(rows, inputs[index].Length),
                        length => (long)length
                    );
                    this.api.Check(
                        this.api.CreateTensor(
                            this.api.Memory,
                            pins[index].AddrOfPinnedObject(),
                            (UIntPtr)(ulong)Buffer.ByteLength(values),
                            lengths,
                            (UIntPtr)(ulong)lengths.Length,
                            type,
                            out given[index]
                        ),
                        "The prediction"
                    );
                }

                this.api.Check(
                    this.api.Run(
                        this.session,
                        IntPtr.Zero,
                        this.inputNames,
                        given,
                        (UIntPtr)(ulong)given.Length,
                        this.outputNames,
                        (UIntPtr)(ulong)found.Length,
                        found
                    ),
                    "The prediction"
                );
                return found.Select(value => OnnxValues.Read(this.api, value)).ToArray();
            }
            finally
            {
                foreach (var value in given.Concat(found).Where(value => value != IntPtr.Zero))
                {
                    this.api.ReleaseValue(value);
                }

                foreach (var pin in pins.Where(pin => pin.IsAllocated))
                {
                    pin.Free();
                }
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            this.Close();
            GC.SuppressFinalize(this);
        }

        /// <exception cref="HostSetupException">A Python package of the extra <c>onnx</c> is not installed.</exception>
        /// <exception cref="KerasArgumentException">The model can't be written in ONNX's format.</exception>
        internal static OnnxEngine Create(Model model, ServedModel served)
        {
            var path = Path.Combine(Path.GetTempPath(), $"kerasnet-{Guid.NewGuid():N}.onnx");
            try
            {
                var facts = Surface.HostJob<Dictionary<string, object?>>("export_onnx", model, path);
                var api = OnnxApi.Load((string)facts["library"]!);
                return new OnnxEngine(
                    api,
                    served,
                    File.ReadAllBytes(path),
                    Ends(facts["inputs"]),
                    Ends(facts["outputs"])
                );
            }
            finally
            {
                File.Delete(path);
            }
        }

        private static List<Dictionary<string, object?>> Ends(object? facts) =>
            ((List<object?>)facts!).Cast<Dictionary<string, object?>>().ToList();

        private static IntPtr Name(Dictionary<string, object?> end) =>
            Marshal.StringToCoTaskMemUTF8((string)end["name"]!);

        private void Close()
        {
            var closed = Interlocked.Exchange(ref this.session, IntPtr.Zero);
            if (closed != IntPtr.Zero)
            {
                this.api.ReleaseSession(closed);
                foreach (var name in this.inputNames.Concat(this.outputNames))
                {
                    Marshal.FreeCoTaskMem(name);
                }
            }
        }
    }
}
