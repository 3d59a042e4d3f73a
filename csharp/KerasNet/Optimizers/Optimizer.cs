using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;
using KerasNet.Optimizers.Schedules;

namespace KerasNet.Optimizers
{
    /// <summary>Changes weights by their gradients: the base of all optimizers (<c>keras.optimizers.Optimizer</c>).</summary>
    public partial class Optimizer : KerasObject
    {
        /// <summary>Makes the base of an optimizer written in C#: override <see cref="UpdateStep"/>, and <see cref="Build(IReadOnlyList{Variable})"/> where it keeps something for each weight.</summary>
        /// <param name="learningRate">How far a step goes: a number or a schedule.</param>
        /// <param name="weightDecay">How much of each weight is taken away at each step.</param>
        /// <param name="clipnorm">The largest norm of a weight's gradient.</param>
        /// <param name="clipvalue">The largest element of a gradient.</param>
        /// <param name="globalClipnorm">The largest norm of all gradients together.</param>
        /// <param name="name">Its name; left out: Keras chooses one after the class.</param>
        protected Optimizer(
            OneOf<double, LearningRateSchedule> learningRate,
            double? weightDecay = null,
            double? clipnorm = null,
            double? clipvalue = null,
            double? globalClipnorm = null,
            string? name = null
        )
            : base(
                new PieceSeed(
                    "optimizer",
                    new Arguments("Optimizer")
                        .Add("learning_rate", learningRate, Bounds.AtLeast(0))
                        .AddGiven("weight_decay", weightDecay, Bounds.AtLeast(0))
                        .AddGiven("clipnorm", clipnorm, Bounds.AtLeast(0))
                        .AddGiven("clipvalue", clipvalue, Bounds.AtLeast(0))
                        .AddGiven("global_clipnorm", globalClipnorm, Bounds.AtLeast(0))
                        .AddGiven("name", name),
                    keepsState: true
                )
            ) { }

        internal Optimizer(PyHandle handle)
            : base(handle) { }

        private protected Optimizer(string symbol, Arguments arguments)
            : base(symbol, arguments) { }

        /// <summary>Updates variables by their gradients, in pairs: <c>gradients.Zip(weights, (gradient, weight) => (gradient, weight))</c>.</summary>
        /// <param name="gradsAndVars">Gradients with their variables.</param>
        public void ApplyGradients(IEnumerable<(Tensor Gradient, Variable Variable)> gradsAndVars)
        {
            var pairs = gradsAndVars.ToList();
            this.Apply(pairs.Select(pair => pair.Gradient), pairs.Select(pair => pair.Variable));
        }

        /// <summary>Makes what the optimizer keeps for weights, if that has not happened yet.</summary>
        /// <param name="variables">The weights.</param>
        public void Build(IEnumerable<Variable> variables) =>
            this.Invoke("build", new Arguments().AddPositional(variables.ToList()));

        /// <summary>Makes what the optimizer keeps, by <see cref="AddVariableLike"/>. Called once, before the first step.</summary>
        /// <param name="variables">The weights that it will change.</param>
        protected virtual void Build(IReadOnlyList<Variable> variables)
        {
            if (this.IsDerived)
            {
                this.CallBase<object?>("build", variables.ToList());
            }
        }

        /// <summary>Changes one weight. Called while Keras traces.</summary>
        /// <param name="gradient">Its gradient.</param>
        /// <param name="variable">The weight: give it its value by <see cref="Variable.Assign"/>.</param>
        /// <param name="learningRate">The learning rate at this step.</param>
        protected virtual void UpdateStep(Tensor gradient, Variable variable, Tensor learningRate)
        {
            if (!this.IsDerived)
            {
                throw this.Lacks("UpdateStep(Tensor, Variable, Tensor)");
            }

            this.CallBase<object?>("update_step", gradient, variable, learningRate);
        }

        /// <summary>Adds a variable of the shape and type of a weight, zero at first.</summary>
        /// <param name="reference">The weight.</param>
        /// <param name="name">Its name.</param>
        /// <returns>The variable.</returns>
        protected Variable AddVariableLike(Variable reference, string name) =>
            this.Invoke<Variable>(
                "add_variable_from_reference",
                new Arguments().Add("reference_variable", reference).Add("name", name)
            );

        /// <summary>The place of a weight among those given to <see cref="Build(IReadOnlyList{Variable})"/>, to find what is kept for it.</summary>
        /// <param name="variable">The weight.</param>
        /// <returns>The place, counted from 0.</returns>
        protected int IndexOf(Variable variable) =>
            this.Invoke<int>("_get_variable_index", new Arguments().AddPositional(variable));

        internal override object? Receive(string method, IReadOnlyList<object?> arguments)
        {
            switch (method)
            {
                case "build":
                    this.Build(((List<object?>)arguments[0]!).Cast<Variable>().ToList());
                    return null;
                case "update_step":
                    this.UpdateStep(
                        PieceArguments.Tensor(arguments[0]),
                        (Variable)arguments[1]!,
                        PieceArguments.Tensor(arguments[2])
                    );
                    return null;
                default:
                    return base.Receive(method, arguments);
            }
        }
    }
}
