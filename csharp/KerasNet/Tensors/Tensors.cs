using System.Collections;
using System.Collections.Generic;

namespace KerasNet
{
    /// <summary>Several tensors that one call returned: <c>var (output, state) = …</c>.</summary>
    public sealed class Tensors : IReadOnlyList<Tensor>
    {
        private readonly IReadOnlyList<Tensor> items;

        internal Tensors(IReadOnlyList<Tensor> items) => this.items = items;

        /// <summary>How many there are.</summary>
        public int Count => this.items.Count;

        /// <summary>One of them.</summary>
        /// <param name="index">Which, counted from 0.</param>
        /// <returns>The tensor.</returns>
        public Tensor this[int index] => this.items[index];

        /// <summary>The two of them.</summary>
        /// <param name="first">The first.</param>
        /// <param name="second">The second.</param>
        public void Deconstruct(out Tensor first, out Tensor second)
        {
            this.Expect(2);
            first = this[0];
            second = this[1];
        }

        /// <summary>The three of them.</summary>
        /// <param name="first">The first.</param>
        /// <param name="second">The second.</param>
        /// <param name="third">The third.</param>
        public void Deconstruct(out Tensor first, out Tensor second, out Tensor third)
        {
            this.Expect(3);
            first = this[0];
            second = this[1];
            third = this[2];
        }

        /// <inheritdoc/>
        public IEnumerator<Tensor> GetEnumerator() => this.items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();

        private void Expect(int count)
        {
            if (this.Count != count)
            {
                throw new KerasArgumentException(
                    $"The call returned {this.Count} tensors, and {count} were asked for."
                );
            }
        }
    }
}
