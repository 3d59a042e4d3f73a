using System;
using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;
using KerasNet.Layers;

namespace KerasNet
{
    /// <content>What is done with the elements. The functions are called once, while TensorFlow traces: what trains is compiled.</content>
    public sealed partial class Dataset
    {
        /// <summary>Changes each element that has one part.</summary>
        /// <param name="function">Gives the new element; write it with operators and <c>Ops</c>.</param>
        /// <param name="inOrder">Whether the order is kept, rather than the speed.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Map(Func<Tensor, Tensor> function, bool inOrder = true) =>
            this.Map(given => function(Part(given, 0)), false, inOrder);

        /// <summary>Makes an input and a target of each element that has one part.</summary>
        /// <param name="function">Gives the input and the target.</param>
        /// <param name="inOrder">Whether the order is kept, rather than the speed.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Map(Func<Tensor, (Tensor X, Tensor Y)> function, bool inOrder = true) =>
            this.Map(given => function(Part(given, 0)), false, inOrder);

        /// <summary>Changes inputs and targets.</summary>
        /// <param name="function">Takes the input and the target and gives the new ones.</param>
        /// <param name="inOrder">Whether the order is kept, rather than the speed.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Map(Func<Tensor, Tensor, (Tensor X, Tensor Y)> function, bool inOrder = true) =>
            this.Map(given => function(Part(given, 0), Part(given, 1)), false, inOrder);

        /// <summary>Makes one part of an input and a target.</summary>
        /// <param name="function">Takes the input and the target and gives the new element.</param>
        /// <param name="inOrder">Whether the order is kept, rather than the speed.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Map(Func<Tensor, Tensor, Tensor> function, bool inOrder = true) =>
            this.Map(given => function(Part(given, 0), Part(given, 1)), false, inOrder);

        /// <summary>Changes the inputs and passes targets and weights on.</summary>
        /// <param name="function">Takes the input and gives the new one.</param>
        /// <param name="inOrder">Whether the order is kept, rather than the speed.</param>
        /// <returns>The pipeline.</returns>
        public Dataset MapInputs(Func<Tensor, Tensor> function, bool inOrder = true) =>
            this.Map(given => function(Part(given, 0)), true, inOrder);

        /// <summary>Applies a layer to the inputs, such as an augmentation or a <see cref="TextVectorization"/>, and passes targets and weights on.</summary>
        /// <param name="layer">The layer; it must not be trained.</param>
        /// <param name="training">Whether it works as in training: true for augmentations.</param>
        /// <param name="inOrder">Whether the order is kept, rather than the speed.</param>
        /// <returns>The pipeline.</returns>
        public Dataset MapInputs(Layer layer, bool? training = null, bool inOrder = true) =>
            this.Map(given => layer.Apply(Part(given, 0), training), true, inOrder);

        /// <summary>Changes inputs that go by name and passes targets and weights on.</summary>
        /// <param name="function">Takes the inputs and gives the new ones.</param>
        /// <param name="inOrder">Whether the order is kept, rather than the speed.</param>
        /// <returns>The pipeline.</returns>
        public Dataset MapNamed(
            Func<IReadOnlyDictionary<string, Tensor>, IReadOnlyDictionary<string, Tensor>> function,
            bool inOrder = true
        ) => this.Map(given => Plain(function(Named(given))), true, inOrder);

        /// <summary>Makes inputs and a target of columns that go by name.</summary>
        /// <param name="function">Takes the columns and gives the inputs and the target.</param>
        /// <param name="inOrder">Whether the order is kept, rather than the speed.</param>
        /// <returns>The pipeline.</returns>
        public Dataset MapNamed(
            Func<IReadOnlyDictionary<string, Tensor>, (IReadOnlyDictionary<string, Tensor> X, Tensor Y)> function,
            bool inOrder = true
        ) =>
            this.Map(
                given =>
                {
                    var (x, y) = function(Named(given));
                    return (Plain(x), y);
                },
                false,
                inOrder
            );

        /// <summary>Makes one input of columns that go by name, and passes targets and weights on.</summary>
        /// <param name="function">Takes the columns and gives the input.</param>
        /// <param name="inOrder">Whether the order is kept, rather than the speed.</param>
        /// <returns>The pipeline.</returns>
        public Dataset MapNamed(Func<IReadOnlyDictionary<string, Tensor>, Tensor> function, bool inOrder = true) =>
            this.Map(given => function(Named(given)), true, inOrder);

        /// <summary>Keeps some elements.</summary>
        /// <param name="condition">Takes the input and gives true or false: <c>x => x &gt; 0</c>.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Filter(Func<Tensor, Tensor> condition) => this.Filter(given => condition(Part(given, 0)));

        /// <summary>Keeps some elements.</summary>
        /// <param name="condition">Takes the input and the target and gives true or false.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Filter(Func<Tensor, Tensor, Tensor> condition) =>
            this.Filter(given => condition(Part(given, 0), Part(given, 1)));

        /// <summary>Keeps some elements whose inputs go by name.</summary>
        /// <param name="condition">Takes the inputs and gives true or false.</param>
        /// <returns>The pipeline.</returns>
        public Dataset FilterNamed(Func<IReadOnlyDictionary<string, Tensor>, Tensor> condition) =>
            this.Filter(given => condition(Named(given)));

        /// <summary>Makes a pipeline of each element and takes from several of them in turn: lines of many files, mixed.</summary>
        /// <param name="function">Makes the pipeline: <c>Dataset.TextLines</c>.</param>
        /// <param name="cycleLength">How many are read at the same time.</param>
        /// <param name="blockLength">How many elements are taken from one before it is the next one's turn.</param>
        /// <returns>The pipeline.</returns>
        public Dataset Interleave(Func<Tensor, Dataset> function, int cycleLength = 4, int blockLength = 1) =>
            Surface.Host<Dataset>(
                "dataset_interleave",
                this,
                Callable.OfArguments(given => function(Part(given, 0))),
                AtLeastOne(cycleLength, nameof(cycleLength)),
                AtLeastOne(blockLength, nameof(blockLength))
            );

        /// <summary>Takes the records of <see cref="TfRecord(string[])"/> apart: inputs by name.</summary>
        /// <param name="columns">The type of each feature: <c>float32</c>, <c>int64</c> or <c>string</c>.</param>
        /// <param name="target">The feature that is the target; left out: there is none.</param>
        /// <param name="lengths">How many values a feature has, where that is not one.</param>
        /// <returns>The pipeline.</returns>
        public Dataset ParseExamples(
            IReadOnlyDictionary<string, DType> columns,
            string? target = null,
            IReadOnlyDictionary<string, int>? lengths = null
        ) =>
            Surface.Host<Dataset>(
                "dataset_parse_examples",
                this,
                columns.ToDictionary(column => column.Key, column => column.Value.Name),
                lengths?.ToDictionary(column => column.Key, column => column.Value) ?? new Dictionary<string, int>(),
                target
            );

        private static Tensor Part(IReadOnlyList<object?> given, int index)
        {
            if (index >= given.Count)
            {
                throw new KerasArgumentException(
                    $"The function takes {index + 1} parts of an element, and this pipeline's elements have {given.Count}."
                );
            }

            return given[index] as Tensor
                ?? throw new KerasArgumentException(
                    given[index] is System.Collections.IDictionary
                        ? "The inputs of this pipeline go by name; use MapNamed or FilterNamed."
                        : "This pipeline's elements have several inputs without names; give them names in FromArrays to work on them."
                );
        }

        private static IReadOnlyDictionary<string, Tensor> Named(IReadOnlyList<object?> given) =>
            given[0] is IDictionary<string, object?> named
                ? named.ToDictionary(pair => pair.Key, pair => (Tensor)pair.Value!)
                : throw new KerasArgumentException(
                    "The inputs of this pipeline have no names; use Map, MapInputs or Filter."
                );

        private static Dictionary<string, object?> Plain(IReadOnlyDictionary<string, Tensor> tensors) =>
            tensors.ToDictionary(pair => pair.Key, pair => (object?)pair.Value);

        private Dataset Map(Func<IReadOnlyList<object?>, object?> function, bool inputsOnly, bool inOrder) =>
            Surface.Host<Dataset>("dataset_map", this, Callable.OfArguments(function), inputsOnly, inOrder);

        private Dataset Filter(Func<IReadOnlyList<object?>, object?> condition) =>
            Surface.Host<Dataset>("dataset_filter", this, Callable.OfArguments(condition));
    }
}
