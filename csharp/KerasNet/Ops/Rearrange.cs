using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Ops that take arguments by free names.</content>
    public static partial class Ops
    {
        /// <summary>Reorders, splits and joins axes by a pattern: <c>"b (h p) w -&gt; b h w p"</c>
        /// (<c>keras.ops.rearrange</c>).</summary>
        /// <param name="tensor">The tensor.</param>
        /// <param name="pattern">The axes before and after the arrow.</param>
        /// <param name="axesLengths">Lengths of the axes that the pattern splits: <c>("p", 2)</c>.</param>
        /// <returns>A tensor.</returns>
        public static Tensor Rearrange(Tensor tensor, string pattern, params (string Axis, int Length)[] axesLengths)
        {
            var arguments = new Arguments().Add("tensor", tensor).Add("pattern", pattern);
            foreach (var (axis, length) in axesLengths)
            {
                _ = arguments.Add(axis, length);
            }

            return Surface.Call<Tensor>("keras.ops.rearrange", arguments);
        }
    }
}
