using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>What makes a program give the same numbers each time.</content>
    public static partial class KerasRandom
    {
        /// <summary>Seeds everything that Keras draws from: weights, shuffling, dropout. The same program and seed give the same numbers, here and in Python.</summary>
        /// <param name="seed">The seed; zero or more.</param>
        public static void SetSeed(int seed) =>
            Surface.Call("keras.utils.set_random_seed", new Arguments().AddPositional(seed));

        /// <summary>Makes every operation give the same result each time, on a GPU as well. It is slower; there is no way back in a process.</summary>
        public static void EnableDeterminism() => Surface.Host<object?>("enable_determinism");
    }
}
