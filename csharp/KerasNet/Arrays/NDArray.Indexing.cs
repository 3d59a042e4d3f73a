using System.Collections;
using System.Collections.Generic;
using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <content>Parts of an array.</content>
    public partial class NDArray : IEnumerable<NDArray>
    {
        /// <summary>A part of the array: <c>images[..10]</c>, <c>table[^1, 0]</c>, <c>x[mask]</c>. Ranges share memory; masks and lists copy.</summary>
        /// <param name="slices">What to take of each axis; axes not named are taken whole.</param>
        /// <returns>The part.</returns>
        /// <exception cref="KerasArgumentException">An index is out of range, or there are more slices than axes.</exception>
        public NDArray this[params Slice[] slices]
        {
            get =>
                this.Leaf(target =>
                {
                    using var key = Slice.Key(slices);
                    return FromPython.Take<NDArray>(target.GetItem(key));
                });
            set =>
                this.Leaf(target =>
                {
                    using var key = Slice.Key(slices);
                    using var part = ((IPythonValue)value).ToPython();
                    target.SetItem(key, part);
                    return true;
                });
        }

        /// <summary>The parts along the first axis, one after the other.</summary>
        /// <returns>The parts.</returns>
        public IEnumerator<NDArray> GetEnumerator()
        {
            for (var index = 0; index < this.Length; index++)
            {
                yield return this[index];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();
    }
}
