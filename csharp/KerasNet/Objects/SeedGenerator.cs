using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>Yields a new seed at each use (<c>keras.random.SeedGenerator</c>).</summary>
    public sealed class SeedGenerator : KerasObject
    {
        /// <summary>Makes one.</summary>
        /// <param name="seed">Where it begins; left out: chosen at random.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        public SeedGenerator(int? seed = null, string? name = null)
            : base("keras.random.SeedGenerator", new Arguments().AddGiven("seed", seed).AddGiven("name", name)) { }

        internal SeedGenerator(PyHandle handle)
            : base(handle) { }
    }
}
