using System;
using System.Collections.Generic;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>Some rows of data at once: inputs, and targets and weights where there are any.</summary>
    /// <remarks>Pairs of arrays convert to a batch by themselves: <c>return (images, labels);</c>.</remarks>
    public readonly struct Batch : IPythonValue
    {
        private readonly ModelData x;
        private readonly ModelData y;
        private readonly NDArray? sampleWeight;

        /// <summary>Makes a batch.</summary>
        /// <param name="x">The inputs: an array, one an input, or arrays by name; the first axis counts rows.</param>
        /// <param name="y">The targets, in the same forms.</param>
        /// <param name="sampleWeight">How much each row counts.</param>
        public Batch(ModelData x, ModelData y = default, NDArray? sampleWeight = null)
        {
            this.x = x;
            this.y = y;
            this.sampleWeight = sampleWeight;
        }

        /// <summary>Inputs only.</summary>
        /// <param name="x">The inputs.</param>
        public static implicit operator Batch(NDArray x) => new Batch(x);

        /// <summary>Inputs and targets.</summary>
        /// <param name="pair">The two.</param>
        public static implicit operator Batch((NDArray X, NDArray Y) pair) => new Batch(pair.X, pair.Y);

        /// <summary>Inputs and targets.</summary>
        /// <param name="pair">The two.</param>
        public static implicit operator Batch((Array X, Array Y) pair) => new Batch(pair.X, pair.Y);

        /// <summary>Inputs by name and targets.</summary>
        /// <param name="pair">The two.</param>
        public static implicit operator Batch((Dictionary<string, NDArray> X, NDArray Y) pair) =>
            new Batch(pair.X, pair.Y);

        /// <summary>Inputs and targets.</summary>
        /// <param name="pair">The two.</param>
        public static implicit operator Batch((ModelData X, ModelData Y) pair) => new Batch(pair.X, pair.Y);

        /// <summary>Inputs, targets and weights of the rows.</summary>
        /// <param name="three">The three.</param>
        public static implicit operator Batch((NDArray X, NDArray Y, NDArray SampleWeight) three) =>
            new Batch(three.X, three.Y, three.SampleWeight);

        PyObject IPythonValue.ToPython()
        {
            if (!((IArgument)this.x).IsGiven)
            {
                throw new KerasArgumentException("x: a batch needs inputs; this one is empty.", "x");
            }

            var parts = new List<object?> { this.x };
            if (((IArgument)this.y).IsGiven || this.sampleWeight != null)
            {
                parts.Add(this.y);
            }

            if (this.sampleWeight != null)
            {
                parts.Add(this.sampleWeight);
            }

            return ToPython.Tuple(parts);
        }
    }
}
