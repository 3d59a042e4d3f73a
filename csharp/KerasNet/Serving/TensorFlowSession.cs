using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace KerasNet.Serving
{
    /// <summary>A SavedModel in the memory of TensorFlow's native library. Runs may overlap.</summary>
    internal sealed class TensorFlowSession : IDisposable
    {
        private readonly TensorFlowApi api;
        private readonly TensorFlowApi.Port[] inputs;
        private readonly TensorFlowApi.Port[] outputs;
        private readonly int[] types;
        private readonly IntPtr graph;
        private IntPtr session;

        internal TensorFlowSession(TensorFlowApi api, string folder, End[] inputs, End[] outputs)
        {
            this.api = api;
            this.graph = api.NewGraph();
            this.WithStatus("Loading the exported model", status =>
            {
                var options = api.NewSessionOptions();
                this.session = api.LoadSession(
                    options,
                    IntPtr.Zero,
                    folder,
                    new[] { "serve" },
                    1,
                    this.graph,
                    IntPtr.Zero,
                    status
                );
                api.DeleteSessionOptions(options);
            });
            this.inputs = inputs.Select(this.PortOf).ToArray();
            this.outputs = outputs.Select(this.PortOf).ToArray();
            this.types = inputs.Select(end => end.Type).ToArray();
        }

        /// <summary>Gives the memory back when nobody disposed the session.</summary>
        ~TensorFlowSession() => this.Close();

        /// <summary>Runs the model once.</summary>
        internal float[][] Run(float[][] blocks, int[][] shapes)
        {
            var given = new IntPtr[blocks.Length];
            var found = new IntPtr[this.outputs.Length];
            try
            {
                for (var index = 0; index < given.Length; index++)
                {
                    given[index] = TensorFlowTensor.Create(this.api, this.types[index], blocks[index], shapes[index]);
                }

                this.WithStatus("The prediction", status =>
                    this.api.Run(
                        this.session,
                        IntPtr.Zero,
                        this.inputs,
                        given,
                        given.Length,
                        this.outputs,
                        found,
                        found.Length,
                        IntPtr.Zero,
                        0,
                        IntPtr.Zero,
                        status
                    )
                );
                return found.Select(tensor => TensorFlowTensor.Read(this.api, tensor)).ToArray();
            }
            finally
            {
                foreach (var tensor in given.Concat(found).Where(tensor => tensor != IntPtr.Zero))
                {
                    this.api.DeleteTensor(tensor);
                }
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            this.Close();
            GC.SuppressFinalize(this);
        }

        private void Close()
        {
            var closed = Interlocked.Exchange(ref this.session, IntPtr.Zero);
            if (closed != IntPtr.Zero)
            {
                var status = this.api.NewStatus();
                this.api.CloseSession(closed, status);
                this.api.DeleteSession(closed, status);
                this.api.DeleteStatus(status);
                this.api.DeleteGraph(this.graph);
            }
        }

        private TensorFlowApi.Port PortOf(End end)
        {
            var operation = this.api.OperationByName(this.graph, end.Operation);
            return operation != IntPtr.Zero
                ? new TensorFlowApi.Port { Operation = operation, Index = end.Index }
                : throw new KerasComputeException($"The exported model has no operation '{end.Operation}'.");
        }

        private void WithStatus(string what, Action<IntPtr> call)
        {
            var status = this.api.NewStatus();
            try
            {
                call(status);
                this.api.ThrowOnFailure(status, what);
            }
            finally
            {
                this.api.DeleteStatus(status);
            }
        }

        /// <summary>Where a value goes into the graph or comes out.</summary>
        internal readonly struct End
        {
            internal End(string operation, int index, int type)
            {
                this.Operation = operation;
                this.Index = index;
                this.Type = type;
            }

            internal string Operation { get; }

            internal int Index { get; }

            internal int Type { get; }
        }
    }
}
