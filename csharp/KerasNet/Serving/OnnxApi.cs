using System;
using System.Runtime.InteropServices;
using KerasNet.Hosting;

namespace KerasNet.Serving
{
    /// <summary>The functions of ONNX Runtime's C interface (<c>onnxruntime_c_api.h</c>) that running a model takes.</summary>
    /// <remarks>They are places in a table, which ONNX Runtime promises never to change within a version of the interface.</remarks>
    internal sealed class OnnxApi
    {
        private const uint Version = 16;

        private static OnnxApi? loaded;

        private readonly IntPtr table;

        private OnnxApi(IntPtr table)
        {
            this.table = table;
            this.GetErrorMessage = this.Place<Text>(2);
            this.CreateEnvironment = this.Place<NewEnvironment>(3);
            this.CreateSession = this.Place<NewSession>(8);
            this.Run = this.Place<SessionRun>(9);
            this.CreateSessionOptions = this.Place<Make>(10);
            this.CreateTensor = this.Place<NewTensor>(49);
            this.GetData = this.Place<Data>(51);
            this.GetElementCount = this.Place<Count>(64);
            this.GetTypeAndShape = this.Place<Data>(65);
            this.GetElementType = this.Place<Kind>(60);
            this.CreateMemoryInfo = this.Place<NewMemoryInfo>(69);
            this.ReleaseStatus = this.Place<Drop>(93);
            this.ReleaseSession = this.Place<Drop>(95);
            this.ReleaseValue = this.Place<Drop>(96);
            this.ReleaseTypeAndShape = this.Place<Drop>(99);
            this.ReleaseSessionOptions = this.Place<Drop>(100);
            this.Check(this.CreateEnvironment(3, "KerasNet", out var environment), "Starting ONNX Runtime");
            this.Environment = environment;
            this.Check(this.CreateMemoryInfo(1, 0, out var memory), "Starting ONNX Runtime");
            this.Memory = memory;
        }

        internal delegate IntPtr Table(uint version);

        internal delegate IntPtr Text(IntPtr item);

        internal delegate void Drop(IntPtr item);

        internal delegate IntPtr Make(out IntPtr made);

        internal delegate IntPtr Data(IntPtr item, out IntPtr found);

        internal delegate IntPtr Count(IntPtr item, out UIntPtr found);

        internal delegate IntPtr Kind(IntPtr item, out int found);

        internal delegate IntPtr NewMemoryInfo(int allocator, int kind, out IntPtr made);

        internal delegate IntPtr NewEnvironment(
            int level,
            [MarshalAs(UnmanagedType.LPStr)] string name,
            out IntPtr made
        );

        internal delegate IntPtr NewSession(
            IntPtr environment,
            byte[] model,
            UIntPtr bytes,
            IntPtr options,
            out IntPtr made
        );

        internal delegate IntPtr NewTensor(
            IntPtr memory,
            IntPtr data,
            UIntPtr bytes,
            long[] lengths,
            UIntPtr axes,
            int type,
            out IntPtr made
        );

        internal delegate IntPtr SessionRun(
            IntPtr session,
            IntPtr options,
            [In] IntPtr[] inputNames,
            [In] IntPtr[] inputs,
            UIntPtr inputCount,
            [In] IntPtr[] outputNames,
            UIntPtr outputCount,
            [In, Out] IntPtr[] outputs
        );

        internal IntPtr Environment { get; }

        internal IntPtr Memory { get; }

        internal Text GetErrorMessage { get; }

        internal NewEnvironment CreateEnvironment { get; }

        internal NewSession CreateSession { get; }

        internal SessionRun Run { get; }

        internal Make CreateSessionOptions { get; }

        internal NewTensor CreateTensor { get; }

        internal Data GetData { get; }

        internal Count GetElementCount { get; }

        internal Data GetTypeAndShape { get; }

        internal Kind GetElementType { get; }

        internal NewMemoryInfo CreateMemoryInfo { get; }

        internal Drop ReleaseStatus { get; }

        internal Drop ReleaseSession { get; }

        internal Drop ReleaseValue { get; }

        internal Drop ReleaseTypeAndShape { get; }

        internal Drop ReleaseSessionOptions { get; }

        /// <exception cref="HostSetupException">The library is none of ONNX Runtime, or too old.</exception>
        internal static OnnxApi Load(string library)
        {
            if (loaded != null)
            {
                return loaded;
            }

            var handle = NativeLibraries.Load(library);
            var entry = handle == IntPtr.Zero ? IntPtr.Zero : NativeLibraries.Find(handle, "OrtGetApiBase");
            if (entry == IntPtr.Zero)
            {
                throw new HostSetupException($"'{library}' is no library of ONNX Runtime that can be loaded.");
            }

            // OrtApiBase begins with the function that gives the table of a version.
            var first = Marshal.GetDelegateForFunctionPointer<Base>(entry)();
            var table = Marshal.GetDelegateForFunctionPointer<Table>(Marshal.ReadIntPtr(first))(Version);
            return loaded =
                table != IntPtr.Zero
                    ? new OnnxApi(table)
                    : throw new HostSetupException(
                        "This ONNX Runtime is older than 1.16; run: python -m pip install --upgrade onnxruntime"
                    );
        }

        /// <exception cref="KerasComputeException">The status tells of a failure.</exception>
        internal void Check(IntPtr status, string what)
        {
            if (status != IntPtr.Zero)
            {
                var message = Marshal.PtrToStringAnsi(this.GetErrorMessage(status));
                this.ReleaseStatus(status);
                throw new KerasComputeException($"{what} failed: {message}");
            }
        }

        private T Place<T>(int index)
            where T : Delegate =>
            Marshal.GetDelegateForFunctionPointer<T>(Marshal.ReadIntPtr(this.table, index * IntPtr.Size));

        private delegate IntPtr Base();
    }
}
