using System;
using System.Collections;
using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Parts of an array.</content>
    public partial class NDArray : IEnumerable<NDArray>
    {
        /// <summary>A part of the array: <c>images[..10]</c>, <c>table[^1, 0]</c>, <c>x[Slice.Ellipsis, 1..3]</c>, <c>x[mask]</c>.</summary>
        /// <remarks>
        /// Indices, ranges and steps share memory, so that writing to the part writes to the array; masks and lists of
        /// indices copy. Assigning converts to the array's type and repeats the value as numpy broadcasts it.
        /// </remarks>
        /// <param name="slices">What to take of each axis; axes not named are taken whole.</param>
        /// <returns>The part.</returns>
        /// <exception cref="KerasArgumentException">An index is out of range, or there are more slices than axes.</exception>
        public NDArray this[params Slice[] slices]
        {
            get
            {
                using (Gil.Acquire())
                {
                    var array = this.Borrow();
                    var key = IntPtr.Zero;
                    try
                    {
                        key = Slice.KeyOf(slices, keepsArray: true);
                        return Take(PythonApi.GetItem(array, key));
                    }
                    finally
                    {
                        PythonApi.DecRef(array);
                        PythonApi.DecRef(key);
                    }
                }
            }
            set
            {
                if (value is null)
                {
                    throw new ArgumentNullException(nameof(value));
                }

                using (Gil.Acquire())
                {
                    var array = this.Borrow();
                    var part = IntPtr.Zero;
                    var key = IntPtr.Zero;
                    try
                    {
                        part = value.Borrow();
                        key = Slice.KeyOf(slices, keepsArray: false);
                        if (!PythonApi.SetItem(array, key, part))
                        {
                            throw PythonApi.Raised();
                        }
                    }
                    finally
                    {
                        PythonApi.DecRef(array);
                        PythonApi.DecRef(part);
                        PythonApi.DecRef(key);
                    }
                }
            }
        }

        /// <summary>The parts along the first axis, one after the other; they share memory.</summary>
        /// <returns>The parts.</returns>
        /// <exception cref="KerasArgumentException">The array is a scalar.</exception>
        public IEnumerator<NDArray> GetEnumerator()
        {
            var length = this.Length;
            for (var index = 0; index < length; index++)
            {
                yield return this[index];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();
    }
}
