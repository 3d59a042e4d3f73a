using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Constraints;
using KerasNet.Hosting;
using KerasNet.Initializers;
using KerasNet.Metrics;
using KerasNet.Regularizers;

namespace KerasNet.Layers
{
    /// <content>Layers written in C#.</content>
    public partial class Layer
    {
        private readonly FieldScan? parts;

        /// <summary>Makes the base of a layer written in C#: override <see cref="Call(Tensor, bool?, Tensor?)"/>, and <see cref="Build(Shape)"/> where it has weights.</summary>
        /// <remarks>
        /// What <c>Call</c> does with <c>Ops</c> and operators is compiled when the layer trains; C# runs only while Keras
        /// traces. Layers, metrics and variables in fields and properties belong to this layer, also those in lists.
        /// Files know the layer by the name of its class (or by <see cref="RegisteredNameAttribute"/>); a constructor
        /// whose parameters go by the names of properties makes it again when a file is loaded.
        /// </remarks>
        /// <param name="name">Its name; left out: Keras chooses one after the class.</param>
        /// <param name="dtype">The type of its weights and of what it computes; left out: by the policy.</param>
        /// <param name="trainable">Whether training changes its weights.</param>
        /// <param name="activityRegularizer">What is added to the loss for its output.</param>
        protected Layer(
            string? name = null,
            DTypeOr dtype = default,
            bool trainable = true,
            NameOr<Regularizer> activityRegularizer = default
        )
            : this(
                new PieceSeed(
                    "layer",
                    new Arguments()
                        .AddGiven("name", name)
                        .AddGiven("dtype", dtype)
                        .Add("trainable", trainable, true)
                        .AddGiven("activity_regularizer", activityRegularizer),
                    keepsState: true
                )
            ) { }

        private protected Layer(PieceSeed seed)
            : base(seed) => this.parts = new FieldScan();

        /// <summary>Adds a weight; call it in <see cref="Build(Shape)"/>.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="shape">The length of each axis; left out: a single number.</param>
        /// <param name="initializer">Its first values. Keras's default: <c>glorot_uniform</c>.</param>
        /// <param name="dtype">The type of its elements; left out: that of the layer.</param>
        /// <param name="trainable">Whether training changes it.</param>
        /// <param name="regularizer">What is added to the loss for it.</param>
        /// <param name="constraint">What keeps it within bounds.</param>
        /// <param name="autocast">Whether it takes the type that the layer computes in when it is used.</param>
        /// <returns>The weight.</returns>
        protected Variable AddWeight(
            string name,
            Shape shape = default,
            NameOr<Initializer> initializer = default,
            DTypeOr dtype = default,
            bool trainable = true,
            NameOr<Regularizer> regularizer = default,
            NameOr<Constraint> constraint = default,
            bool autocast = true
        ) =>
            this.Invoke<Variable>(
                "add_weight",
                new Arguments()
                    .Add("name", name)
                    .Add("shape", shape.OrScalar)
                    .AddGiven("initializer", initializer)
                    .AddGiven("dtype", dtype)
                    .Add("trainable", trainable, true)
                    .AddGiven("regularizer", regularizer)
                    .AddGiven("constraint", constraint)
                    .Add("autocast", autocast, true)
            );

        /// <summary>Adds a weight without a name.</summary>
        /// <param name="shape">The length of each axis; left out: a single number.</param>
        /// <param name="initializer">Its first values. Keras's default: <c>glorot_uniform</c>.</param>
        /// <param name="dtype">The type of its elements; left out: that of the layer.</param>
        /// <param name="trainable">Whether training changes it.</param>
        /// <param name="regularizer">What is added to the loss for it.</param>
        /// <param name="constraint">What keeps it within bounds.</param>
        /// <param name="autocast">Whether it takes the type that the layer computes in when it is used.</param>
        /// <returns>The weight.</returns>
        protected Variable AddWeight(
            Shape shape = default,
            NameOr<Initializer> initializer = default,
            DTypeOr dtype = default,
            bool trainable = true,
            NameOr<Regularizer> regularizer = default,
            NameOr<Constraint> constraint = default,
            bool autocast = true
        ) => this.AddWeight("variable", shape, initializer, dtype, trainable, regularizer, constraint, autocast);

        /// <summary>Makes a layer part of this one where no field holds it.</summary>
        /// <typeparam name="T">The type of the layer.</typeparam>
        /// <param name="layer">The layer.</param>
        /// <returns>The layer.</returns>
        protected T Track<T>(T layer)
            where T : Layer
        {
            Surface.Host<object?>("track_part", this, $"tracked_{layer.Name}", layer);
            return layer;
        }

        /// <summary>Builds the layer for an input's shape, if that has not happened yet. A layer that holds others calls it for them in its own <see cref="Build(Shape)"/>.</summary>
        /// <param name="inputShape">The shape with the batch axis; null where a length is not known.</param>
        public void EnsureBuilt(Shape inputShape)
        {
            if (!this.Built)
            {
                this.Invoke("build", new Arguments().AddPositional(inputShape));
            }
        }

        /// <summary>Makes the weights of a layer for an input's shape, as its first use would.</summary>
        /// <param name="inputShape">The shape with the batch axis, whose length is null: <c>(null, 28, 28, 1)</c>.</param>
        /// <param name="others">The shapes of the other inputs, where the layer has several.</param>
        /// <exception cref="KerasArgumentException">The shape does not fit.</exception>
        public void Build(Shape inputShape, params Shape[] others)
        {
            object shapes = inputShape;
            if (others.Length > 0)
            {
                shapes = others.Prepend(inputShape).Cast<object>().ToList();
            }

            this.Invoke("build", new Arguments().AddPositional(shapes));
        }

        /// <summary>Makes the weights. Called once, before the first <c>Call</c>, with the shape of the input.</summary>
        /// <param name="inputShape">The shape with the batch axis, whose length is null where it is not known.</param>
        protected virtual void Build(Shape inputShape)
        {
            if (this.IsDerived)
            {
                this.CallBase<object?>("build", inputShape);
            }
        }

        /// <summary>Makes the weights of a layer of several inputs.</summary>
        /// <param name="inputShapes">The shapes, in the order of the inputs.</param>
        protected virtual void Build(IReadOnlyList<Shape> inputShapes)
        {
            if (this.IsDerived)
            {
                this.CallBase<object?>("build", inputShapes);
            }
        }

        /// <summary>Computes the output of one input.</summary>
        /// <param name="input">The input; symbolic while Keras traces.</param>
        /// <param name="training">Whether it is training; null where Keras does not say.</param>
        /// <param name="mask">Which time steps count; null: all.</param>
        /// <returns>The output.</returns>
        protected virtual Tensor Call(Tensor input, bool? training, Tensor? mask) =>
            this.IsDerived
                ? PieceArguments.Tensor(this.CallBase<object?>("call", input, training, mask))
                : throw this.Lacks("Call(Tensor, bool?, Tensor?)");

        /// <summary>Computes the output of several inputs.</summary>
        /// <param name="inputs">The inputs, in order.</param>
        /// <param name="training">Whether it is training; null where Keras does not say.</param>
        /// <returns>The output.</returns>
        protected virtual Tensor Call(Tensors inputs, bool? training) =>
            this.IsDerived
                ? PieceArguments.Tensor(this.CallBase<object?>("call", inputs, training))
                : throw this.Lacks("Call(Tensors, bool?)");

        /// <summary>Computes the output of inputs that go by name.</summary>
        /// <param name="inputs">The inputs.</param>
        /// <param name="training">Whether it is training; null where Keras does not say.</param>
        /// <returns>The output.</returns>
        protected virtual Tensor Call(IReadOnlyDictionary<string, Tensor> inputs, bool? training) =>
            this.IsDerived
                ? PieceArguments.Tensor(this.CallBase<object?>("call", inputs, training))
                : throw this.Lacks("Call(IReadOnlyDictionary<string, Tensor>, bool?)");

        /// <summary>Computes several outputs, or outputs that go by name.</summary>
        /// <param name="inputs">The inputs.</param>
        /// <param name="training">Whether it is training; null where Keras does not say.</param>
        /// <returns>The outputs.</returns>
        protected virtual TensorTree CallMany(TensorTree inputs, bool? training) =>
            this.IsDerived
                ? TensorTree.Of(this.CallBase<object?>("call", inputs, training))!
                : throw this.Lacks("CallMany(TensorTree, bool?)");

        /// <summary>The shape of the output of several inputs.</summary>
        /// <param name="inputShapes">The shapes, in the order of the inputs.</param>
        /// <returns>The shape of the output.</returns>
        protected virtual Shape ComputeOutputShape(IReadOnlyList<Shape> inputShapes) =>
            this.IsDerived
                ? this.CallBase<Shape>("compute_output_shape", inputShapes)
                : throw this.Lacks("ComputeOutputShape(IReadOnlyList<Shape>)");

        /// <summary>The mask of the output: which time steps count. Override it in a layer that changes time steps.</summary>
        /// <param name="input">The input.</param>
        /// <param name="mask">Its mask; null: none.</param>
        /// <returns>The mask of the output; null: none.</returns>
        public virtual Tensor? ComputeMask(Tensor input, Tensor? mask = null)
        {
            if (this.IsPiece)
            {
                return this.IsDerived ? this.CallBase<Tensor?>("compute_mask", input, mask) : mask;
            }

            return this.Invoke<Tensor?>("compute_mask", new Arguments().AddPositional(input).AddPositional(mask));
        }

        internal override object? Receive(string method, IReadOnlyList<object?> arguments)
        {
            switch (method)
            {
                case "build":
                    this.Prepare();
                    this.ReceiveBuild(arguments[0]);
                    this.Prepare();
                    return null;
                case "call":
                    return this.ReceiveCall(arguments[0], PieceArguments.Flag(arguments[1]), arguments[2]);
                case "compute_output_shape":
                    return
                        this.Has("ComputeOutputShape", typeof(IReadOnlyList<Shape>))
                        && (PieceArguments.AreSeveral(arguments[0]) || !this.Has("ComputeOutputShape", typeof(Shape)))
                        ? this.ComputeOutputShape(PieceArguments.Shapes(arguments[0]))
                        : this.ComputeOutputShape(PieceArguments.Shape(arguments[0]));
                case "compute_mask":
                    return this.ComputeMask(
                        PieceArguments.Tensor(arguments[0]),
                        PieceArguments.TensorOrNull(arguments[1])
                    );
                default:
                    return this.ReceiveFile(method, arguments);
            }
        }

        private protected override void Prepare()
        {
            if (this.parts == null)
            {
                return;
            }

            foreach (var part in this.parts.NewParts(this))
            {
                // Not by Handle: that would come here again.
                Surface.Host<object?>("track_part", this, part.Key, part.Value);
            }
        }

        private bool Has(string method, Type firstParameter) =>
            PieceType.Of(this.GetType()).Defines(method, firstParameter);

        private void ReceiveBuild(object? shapes)
        {
            if (
                this.Has("Build", typeof(IReadOnlyList<Shape>))
                && (PieceArguments.AreSeveral(shapes) || !this.Has("Build", typeof(Shape)))
            )
            {
                this.Build(PieceArguments.Shapes(shapes));
            }
            else
            {
                this.Build(PieceArguments.Shapes(shapes)[0]);
            }
        }

        private object ReceiveCall(object? inputs, bool? training, object? mask)
        {
            var named = inputs as Dictionary<string, object?>;
            if (named == null && !(inputs is List<object?>) && this.Has("Call", typeof(Tensor)))
            {
                return this.Call(PieceArguments.Tensor(inputs), training, PieceArguments.TensorOrNull(mask));
            }

            if (named != null && this.Has("Call", typeof(IReadOnlyDictionary<string, Tensor>)))
            {
                return this.Call(
                    named.ToDictionary(pair => pair.Key, pair => PieceArguments.Tensor(pair.Value)),
                    training
                );
            }

            if (named == null && this.Has("Call", typeof(Tensors)))
            {
                return this.Call(PieceArguments.Tensors(inputs), training);
            }

            if (this.Has("CallMany", typeof(TensorTree)))
            {
                return this.CallMany(TensorTree.Of(inputs)!, training);
            }

            var given =
                named != null ? "inputs that go by name"
                : inputs is List<object?> list ? $"{list.Count} inputs"
                : "one input";
            throw new KerasNetException(
                $"{this.GetType().Name} was applied to {given} and overrides no Call for that. Override the Call whose first parameter fits."
            );
        }
    }
}
