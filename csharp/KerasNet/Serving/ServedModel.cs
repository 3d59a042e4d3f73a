using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet.Serving
{
    /// <summary>What goes into a model and what comes out, row by row.</summary>
    internal sealed class ServedModel
    {
        private ServedModel(Dictionary<string, object?> facts)
        {
            this.Inputs = Rows(facts["inputs"]);
            this.Outputs = Rows(facts["outputs"]);
            this.HasNamedInputs = (bool)facts["named_inputs"]!;
            this.HasNamedOutputs = (bool)facts["named_outputs"]!;
        }

        internal IReadOnlyList<Row> Inputs { get; }

        internal IReadOnlyList<Row> Outputs { get; }

        internal bool HasNamedInputs { get; }

        internal bool HasNamedOutputs { get; }

        /// <exception cref="KerasArgumentException">The model is not built, or a shape leaves more than one length open.</exception>
        internal static ServedModel Of(Model model)
        {
            var served = new ServedModel(Surface.Host<Dictionary<string, object?>>("describe_served", model));
            foreach (var row in served.Inputs)
            {
                if (row.Shape.Count(length => length == null) > 1)
                {
                    throw new KerasArgumentException(
                        $"model: the input '{row.Name}' leaves more than one length of a row open ({row}); a predictor can tell one from the number of values."
                    );
                }
            }

            return served;
        }

        /// <exception cref="KerasArgumentException">The values are no row of the model's inputs.</exception>
        internal void Check(float[][] inputs)
        {
            if (inputs.Length != this.Inputs.Count)
            {
                throw new KerasArgumentException(
                    $"inputs: the model has {this.Inputs.Count} inputs ({string.Join(", ", this.Inputs.Select(row => row.Name))}); {inputs.Length} were given.",
                    "inputs"
                );
            }

            for (var index = 0; index < inputs.Length; index++)
            {
                this.Inputs[index].Check(inputs[index]);
            }
        }

        internal bool Resembles(ServedModel other) =>
            this.Inputs.Select(row => row.ToString()).SequenceEqual(other.Inputs.Select(row => row.ToString()))
            && this.Outputs.Select(row => row.ToString()).SequenceEqual(other.Outputs.Select(row => row.ToString()));

        private static List<Row> Rows(object? facts) =>
            ((List<object?>)facts!).Select(fact => new Row((Dictionary<string, object?>)fact!)).ToList();

        /// <summary>The shape of one row of an input or output.</summary>
        internal sealed class Row
        {
            private readonly int known = 1;
            private readonly bool isOpen;

            internal Row(IReadOnlyDictionary<string, object?> facts)
            {
                this.Name = (string)facts["name"]!;
                this.DType = (string)facts["dtype"]!;
                this.Shape = ((List<object?>)facts["shape"]!).Select(length => (int?)length).ToArray();
                foreach (var length in this.Shape)
                {
                    this.known *= length ?? 1;
                    this.isOpen |= length == null;
                }
            }

            internal string Name { get; }

            internal string DType { get; }

            internal IReadOnlyList<int?> Shape { get; }

            public override string ToString() =>
                $"({string.Join(", ", this.Shape.Select(length => length?.ToString(CultureInfo.InvariantCulture) ?? "?"))}) {this.DType}";

            internal void Check(float[] row)
            {
                if (row == null || (this.isOpen ? row.Length % this.known != 0 : row.Length != this.known))
                {
                    throw new KerasArgumentException(
                        $"row: a row of '{this.Name}' has the shape {this}, which is {(this.isOpen ? "a multiple of " : string.Empty)}{this.known} values; {row?.Length ?? 0} were given.",
                        "row"
                    );
                }
            }

            /// <summary>The shape of a block of rows.</summary>
            internal int[] ShapeOf(int rows, int values)
            {
                var shape = new int[this.Shape.Count + 1];
                shape[0] = rows;
                for (var axis = 0; axis < this.Shape.Count; axis++)
                {
                    shape[axis + 1] = this.Shape[axis] ?? (this.known == 0 ? 0 : values / rows / this.known);
                }

                return shape;
            }
        }
    }
}
