using System;
using System.Runtime.InteropServices;
using KerasNet.Hosting;

namespace KerasNet.Serving
{
    /// <summary>The functions of TensorFlow's C interface (<c>tensorflow/c/c_api.h</c>) that running a model takes.</summary>
    internal sealed class TensorFlowApi
    {
        private static TensorFlowApi? loaded;

        private readonly IntPtr[] libraries;

        private TensorFlowApi(IntPtr[] libraries)
        {
            this.libraries = libraries;
            this.NewStatus = this.Find<Make>("TF_NewStatus");
            this.DeleteStatus = this.Find<Drop>("TF_DeleteStatus");
            this.GetCode = this.Find<Number>("TF_GetCode");
            this.Message = this.Find<Part>("TF_Message");
            this.NewGraph = this.Find<Make>("TF_NewGraph");
            this.DeleteGraph = this.Find<Drop>("TF_DeleteGraph");
            this.NewSessionOptions = this.Find<Make>("TF_NewSessionOptions");
            this.DeleteSessionOptions = this.Find<Drop>("TF_DeleteSessionOptions");
            this.LoadSession = this.Find<LoadSavedModel>("TF_LoadSessionFromSavedModel");
            this.CloseSession = this.Find<DropWithStatus>("TF_CloseSession");
            this.DeleteSession = this.Find<DropWithStatus>("TF_DeleteSession");
            this.OperationByName = this.Find<Named>("TF_GraphOperationByName");
            this.AllocateTensor = this.Find<NewTensor>("TF_AllocateTensor");
            this.DeleteTensor = this.Find<Drop>("TF_DeleteTensor");
            this.TensorData = this.Find<Part>("TF_TensorData");
            this.TensorByteSize = this.Find<Size>("TF_TensorByteSize");
            this.TensorType = this.Find<Number>("TF_TensorType");
            this.Run = this.Find<SessionRun>("TF_SessionRun");
        }

        internal delegate IntPtr Make();

        internal delegate void Drop(IntPtr item);

        internal delegate void DropWithStatus(IntPtr item, IntPtr status);

        internal delegate int Number(IntPtr item);

        internal delegate UIntPtr Size(IntPtr item);

        internal delegate IntPtr Part(IntPtr item);

        internal delegate IntPtr Named(IntPtr graph, [MarshalAs(UnmanagedType.LPStr)] string name);

        internal delegate IntPtr NewTensor(int type, long[] lengths, int axes, UIntPtr bytes);

        internal delegate IntPtr LoadSavedModel(
            IntPtr options,
            IntPtr runOptions,
            [MarshalAs(UnmanagedType.LPStr)] string folder,
            [In, MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string[] tags,
            int tagCount,
            IntPtr graph,
            IntPtr metaGraph,
            IntPtr status
        );

        internal delegate void SessionRun(
            IntPtr session,
            IntPtr runOptions,
            [In] Port[] inputs,
            [In] IntPtr[] inputValues,
            int inputCount,
            [In] Port[] outputs,
            [In, Out] IntPtr[] outputValues,
            int outputCount,
            IntPtr targets,
            int targetCount,
            IntPtr runMetadata,
            IntPtr status
        );

        internal Make NewStatus { get; }

        internal Drop DeleteStatus { get; }

        internal Number GetCode { get; }

        internal Part Message { get; }

        internal Make NewGraph { get; }

        internal Drop DeleteGraph { get; }

        internal Make NewSessionOptions { get; }

        internal Drop DeleteSessionOptions { get; }

        internal LoadSavedModel LoadSession { get; }

        internal DropWithStatus CloseSession { get; }

        internal DropWithStatus DeleteSession { get; }

        internal Named OperationByName { get; }

        internal NewTensor AllocateTensor { get; }

        internal Drop DeleteTensor { get; }

        internal Part TensorData { get; }

        internal Size TensorByteSize { get; }

        internal Number TensorType { get; }

        internal SessionRun Run { get; }

        /// <summary>Binds to the library that Keras has loaded in this process.</summary>
        /// <exception cref="HostSetupException">It has no C interface.</exception>
        internal static TensorFlowApi Load(string library, string framework) =>
            loaded ??= new TensorFlowApi(new[] { NativeLibraries.Load(library), NativeLibraries.Load(framework) });

        /// <exception cref="KerasComputeException">The status tells of a failure.</exception>
        internal void ThrowOnFailure(IntPtr status, string what)
        {
            if (this.GetCode(status) != 0)
            {
                throw new KerasComputeException($"{what} failed: {Marshal.PtrToStringAnsi(this.Message(status))}");
            }
        }

        private T Find<T>(string name)
            where T : Delegate
        {
            foreach (var library in this.libraries)
            {
                var address = library == IntPtr.Zero ? IntPtr.Zero : NativeLibraries.Find(library, name);
                if (address != IntPtr.Zero)
                {
                    return Marshal.GetDelegateForFunctionPointer<T>(address);
                }
            }

            throw new HostSetupException($"This TensorFlow's library has no {name}; use the engine Keras.");
        }

        /// <summary>One end of an operation (<c>TF_Output</c>).</summary>
        [StructLayout(LayoutKind.Sequential)]
        internal struct Port
        {
            internal IntPtr Operation;
            internal int Index;
        }
    }
}
