using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>Several tensors: those that one call returned, <c>var (output, state) = …</c>, or those that one takes.</summary>
    /// <remarks>
    /// Arrays and lists of tensors and of <see cref="NDArray"/> become one by themselves, and so does a tensor alone.
    /// Where Keras returns lists within lists, as stacked cells do with their states, all tensors are here in their order;
    /// given back to Keras, they have the form again in which they came.
    /// </remarks>
    [CollectionBuilder(typeof(Tensors), nameof(Create))]
    public sealed class Tensors : IReadOnlyList<Tensor>, IPythonValue
    {
        private readonly IReadOnlyList<Tensor> items;

        private readonly object form;

        internal Tensors(IReadOnlyList<Tensor> items)
            : this(items, items) { }

        private Tensors(IReadOnlyList<Tensor> items, object form)
        {
            this.items = items;
            this.form = form;
        }

        /// <summary>How many there are.</summary>
        public int Count => this.items.Count;

        /// <summary>One of them.</summary>
        /// <param name="index">Which, counted from 0.</param>
        /// <returns>The tensor.</returns>
        public Tensor this[int index] => this.items[index];

        /// <summary>One tensor, as several.</summary>
        /// <param name="tensor">The tensor.</param>
        public static implicit operator Tensors(Tensor tensor) => new Tensors(new[] { tensor });

        /// <summary>One array, as several tensors.</summary>
        /// <param name="array">The array.</param>
        public static implicit operator Tensors(NDArray array) => new Tensors(new Tensor[] { array });

        /// <summary>Tensors.</summary>
        /// <param name="tensors">The tensors, in order.</param>
        public static implicit operator Tensors(Tensor[] tensors) => new Tensors(tensors);

        /// <summary>Arrays.</summary>
        /// <param name="arrays">The arrays, in order.</param>
        public static implicit operator Tensors(NDArray[] arrays) => Of(arrays);

        /// <summary>Tensors.</summary>
        /// <param name="tensors">The tensors, in order.</param>
        public static implicit operator Tensors(List<Tensor> tensors) => new Tensors(tensors);

        /// <summary>Arrays.</summary>
        /// <param name="arrays">The arrays, in order.</param>
        public static implicit operator Tensors(List<NDArray> arrays) => Of(arrays);

        /// <summary>What C# 12 makes of <c>[a, b]</c>.</summary>
        /// <param name="tensors">The tensors, in order.</param>
        /// <returns>The same, in one object.</returns>
        public static Tensors Create(ReadOnlySpan<Tensor> tensors) => new Tensors(tensors.ToArray());

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

        PyObject IPythonValue.ToPython() => ToPython.Convert(this.form);

        /// <summary>Tensors and lists of them, as Keras returned them.</summary>
        internal static Tensors Nested(IReadOnlyList<object> form) => new Tensors(Flat(form).ToList(), form);

        IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();

        private static IEnumerable<Tensor> Flat(IEnumerable<object> form) =>
            form.SelectMany(one => one is Tensor tensor ? new[] { tensor } : Flat((IEnumerable<object>)one));

        private static Tensors Of(IEnumerable<NDArray> arrays) =>
            new Tensors(arrays.Select(one => (Tensor)one).ToList());

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
