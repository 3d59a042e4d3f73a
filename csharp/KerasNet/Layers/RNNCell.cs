using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet.Layers
{
    /// <summary>A step of a recurrent network, written in C#: <see cref="RNN"/> applies it to each time step.</summary>
    /// <remarks>Make the weights in <see cref="Layer.Build(Shape)"/>, which gets the shape of one time step.</remarks>
    /// <example><code>var layer = new RNN(new MinimalCell(32), returnSequences: true);</code></example>
    public abstract class RNNCell : Layer
    {
        /// <summary>Makes the base of a cell.</summary>
        /// <param name="name">Its name; left out: Keras chooses one after the class.</param>
        /// <param name="dtype">The type of its weights and of what it computes; left out: by the policy.</param>
        /// <param name="trainable">Whether training changes its weights.</param>
        protected RNNCell(string? name = null, DTypeOr dtype = default, bool trainable = true)
            : base(
                new PieceSeed(
                    "cell",
                    new Arguments().AddGiven("name", name).AddGiven("dtype", dtype).Add("trainable", trainable, true),
                    keepsState: true
                )
            ) { }

        /// <summary>The shape of each state, without the batch: <c>new Shape[] { 32 }</c> for one state of 32 numbers.</summary>
        public abstract IReadOnlyList<Shape> StateSize { get; }

        /// <summary>The shape of the output of a step, without the batch. Without an override: that of the first state.</summary>
        public virtual Shape OutputSize => this.StateSize[0];

        /// <summary>The states before the first step. Without an override: zeros.</summary>
        /// <param name="batchSize">How many samples there are: a number, or a tensor where it is not known yet.</param>
        /// <returns>The states, in the order of <see cref="StateSize"/>.</returns>
        protected virtual IReadOnlyList<Tensor> GetInitialState(Tensor batchSize) =>
            throw this.Lacks("GetInitialState(Tensor)");

        /// <summary>Computes one time step. Called while Keras traces.</summary>
        /// <param name="input">The time step: (batch, features).</param>
        /// <param name="states">The states after the step before, in the order of <see cref="StateSize"/>.</param>
        /// <param name="training">Whether it is training; null where Keras does not say.</param>
        /// <returns>The output, and the states for the next step.</returns>
        protected abstract (Tensor Output, IReadOnlyList<Tensor> States) Call(
            Tensor input,
            IReadOnlyList<Tensor> states,
            bool? training
        );

        internal override object? Receive(string method, IReadOnlyList<object?> arguments)
        {
            switch (method)
            {
                case "call_cell":
                    var (output, states) = this.Call(
                        PieceArguments.Tensor(arguments[0]),
                        PieceArguments.Tensors(arguments[1]),
                        PieceArguments.Flag(arguments[2])
                    );
                    return new List<object?> { output, states.ToList() };
                case "get_state_size":
                    return this.StateSize.Select(Size).ToList();
                case "get_output_size":
                    return Size(this.OutputSize);
                case "get_initial_state":
                    return this.GetInitialState(PieceArguments.Tensor(arguments[0])).ToList();
                default:
                    return base.Receive(method, arguments);
            }
        }

        private static object Size(Shape shape) => shape.Rank == 1 ? (object)shape[0]!.Value : shape;
    }
}
