using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KerasNet;

namespace ArrayFacts
{
    /// <summary>What is asked for at the edge of what can be had: an answer, or one sentence that says what to do.</summary>
    public static class EdgeFacts
    {
        public static void ArraysThatFitIntoNoMemoryAreRefused()
        {
            _ = Check.Throws<KerasOutOfMemoryException>(
                () => NDArray.Zeros((int.MaxValue, int.MaxValue, int.MaxValue)),
                "larger than the memory of any machine"
            );
            _ = Check.Throws<KerasOutOfMemoryException>(() => NDArray.Empty((1_000_000, 1_000_000, 1_000)));
            _ = Check.Throws<KerasArgumentException>(() => NDArray.Zeros((-1, 3)), "negative");
            _ = Check.Throws<KerasArgumentException>(() => NDArray.Zeros((null, 3)), "the length of each");
            _ = Check.Throws<ArgumentNullException>(() => NDArray.Zeros(3, (string)null!));
            _ = Check.Throws<ArgumentNullException>(() => NDArray.Zeros(3).Reshape((int[])null!));
        }

        public static void AnAxisLongerThanAnIntIsToldAndCanBeCut()
        {
            using var part = NDArray.Zeros(1, "bool").BroadcastTo(int.MaxValue);
            Check.Equal(int.MaxValue, part.Length);
            using var two = NDArray.Zeros((1, 1), "bool").BroadcastTo((2, int.MaxValue));
            // numpy gives one axis of twice the length without a copy, where all elements are the same.
            using var whole = two.Reshape(-1);
            _ = Check.Throws<KerasArgumentException>(() => _ = whole.Shape, "has 4294967294 elements");
            _ = Check.Throws<KerasArgumentException>(() => whole.ToArray<bool>(), "Reshape it to more axes");
            Check.Equal(5, whole[..5].Length);
        }

        public static void CastsCutOffAndNeverWrap()
        {
            Check.Equal(2, (int)(NDArray)2.7);
            Check.Equal(-2L, (long)(NDArray)(-2.7));
            Check.Equal(1.8446744073709552e19, (double)new[] { ulong.MaxValue }.AsNDArray());
            Check.Equal<object>(new BigInteger(ulong.MaxValue), new[] { ulong.MaxValue }.AsNDArray().ToScalar());
            Check.Equal<object>(Complex.ImaginaryOne, new[] { Complex.ImaginaryOne }.AsNDArray().ToScalar());
            Check.Equal<object>(1.5, new[] { 1.5 }.ToNDArray(DType.BFloat16).ToScalar());
            Check.True((bool)(NDArray)0.5 && !(bool)(NDArray)0, "what is not zero is true");
            _ = Check.Throws<KerasArgumentException>(() => _ = (int)(NDArray)double.NaN, "NaN");
            _ = Check.Throws<KerasArgumentException>(() => _ = (int)(NDArray)30_000_000_000, "long or double");
            _ = Check.Throws<KerasArgumentException>(() => _ = (long)(NDArray)1e30, "1E+30");
            _ = Check.Throws<KerasArgumentException>(
                () => _ = (double)new[] { Complex.One }.AsNDArray(),
                "The element is complex"
            );
            _ = Check.Throws<KerasArgumentException>(() => _ = (double)new[] { "abc" }.ToNDArray(), "'abc'");
        }

        public static void ElementsAreCopiedIntoArraysThatAreThere()
        {
            using var table = NDArray.Arange(6).Reshape((2, 3));
            using var turned = table.Transpose();
            var two = new int[3, 2];
            turned.CopyTo(two);
            Check.Same(new[] { 0, 3, 1, 4, 2, 5 }, two.Cast<int>());
            var longer = new int[8];
            table.CopyTo(longer);
            Check.Same(new[] { 0, 1, 2, 3, 4, 5, 0, 0 }, longer);
            two[2, 1] = 50;
            turned.CopyFrom(two);
            Check.Array(table, (2, 3), 0, 1, 2, 3, 4, 50);
            _ = Check.Throws<KerasArgumentException>(() => table.CopyTo(two), "destination: its shape is (3, 2)");
            _ = Check.Throws<KerasArgumentException>(() => table.CopyTo(new int[5]), "destination");
            _ = Check.Throws<KerasArgumentException>(() => table.CopyTo(new float[2, 3]), "not Single");
            _ = Check.Throws<KerasArgumentException>(() => table.CopyTo(new int[2][]), "rows of rows");
            _ = Check.Throws<KerasArgumentException>(() => table.CopyFrom(two), "source: its shape is (3, 2)");
            _ = Check.Throws<KerasArgumentException>(() => table.AsReadOnly().CopyFrom(new int[2, 3]), "read-only");
        }

        public static void ReadOnlyStaysReadOnlyThroughEveryView()
        {
            using var locked = NDArray.Zeros((2, 3)).AsReadOnly();
            var views = new Dictionary<string, NDArray>
            {
                ["Reshape"] = locked.Reshape(6),
                ["Transpose"] = locked.Transpose(),
                ["part"] = locked[1],
                ["steps"] = locked[.., Slice.Step(null, null, 2)],
                ["element"] = locked[0, 0],
                ["As"] = locked.As<float>(),
                ["Squeeze"] = locked.Squeeze(),
                ["ExpandDims"] = locked.ExpandDims(0),
                ["SwapAxes"] = locked.SwapAxes(0, 1),
                ["Flip"] = locked.Flip(),
                ["Split"] = locked.Split(2)[0],
                ["foreach"] = locked.First(),
            };
            foreach (var (name, view) in views)
            {
                Check.True(view.IsReadOnly, name);
                _ = Check.Throws<KerasArgumentException>(() => view[Slice.Ellipsis] = 1, "read-only");
            }

            Check.True(!locked.Copy().IsReadOnly, "a copy can be written");
        }

        public static void TextIsEmptyWhereNothingWasWritten()
        {
            Check.Array(NDArray.Zeros(2, DType.String), 2, string.Empty, string.Empty);
            Check.Array(NDArray.Empty((1, 2), DType.String), (1, 2), string.Empty, string.Empty);
            Check.Array(new[] { "a\0b", "😀" }.ToNDArray(), 2, "a\0b", "😀");
            _ = Check.Throws<KerasArgumentException>(() => new[] { "\ud800" }.ToNDArray(), "surrogates");
        }

        public static void NothingIsNoArray()
        {
            using var x = NDArray.Ones(2);
            _ = Check.Throws<ArgumentNullException>(() => NDArray.Where(null!, 1, 2));
            _ = Check.Throws<ArgumentNullException>(() => NDArray.Maximum(null!, x));
            _ = Check.Throws<ArgumentNullException>(() => NDArray.AllClose(x, null!));
            _ = Check.Throws<ArgumentNullException>(() => NDArray.Linalg.Solve(null!, x));
            _ = Check.Throws<ArgumentNullException>(() => NDArray.Concatenate((NDArray[])null!));
            _ = Check.Throws<ArgumentNullException>(() => x.As<float>().At(null!));
            _ = Check.Throws<KerasArgumentException>(() => NDArray.Stack(x, null!), "one of them is null");
        }

        public static void KeysOfAnyLengthAreAnswered()
        {
            using var x = NDArray.Ones((2, 2));
            Check.Equal(new Shape(2, 2), x[new Slice[0]].Shape);
            _ = Check.Throws<KerasArgumentException>(() => _ = x[new Slice[1_000_000]], "64 axes");
            _ = Check.Throws<KerasArgumentException>(() => _ = x[Slice.Step(null, null, 0)], "step");
            _ = Check.Throws<KerasArgumentException>(() => NDArray.Ones(new Shape(new int?[65])));
        }

        public static void TypesThatDLPackHasNoNameForAreRefused() =>
            _ = Check.Throws<KerasArgumentException>(() => NDArray.Zeros(4, DType.Float8E5M2).AsTensor(), "ToTensor()");
    }
}
