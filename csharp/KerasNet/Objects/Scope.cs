using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <summary>A setting that holds until it is disposed: <c>using (Scope.Device("cpu:0")) { … }</c>.</summary>
    /// <remarks>It holds for what is built and called meanwhile, by any thread: Keras runs on one of its own.</remarks>
    public sealed class Scope : KerasObject
    {
        private bool isOpen;

        private Scope(string symbol, Arguments arguments)
            : base(symbol, arguments)
        {
            this.Invoke("__enter__", new Arguments());
            this.isOpen = true;
        }

        /// <summary>Computes on a device (<c>keras.device</c>).</summary>
        /// <param name="deviceName">The device: <c>"cpu:0"</c>, <c>"gpu:1"</c>.</param>
        /// <returns>The scope.</returns>
        public static Scope Device(string deviceName) =>
            new Scope("keras.device", new Arguments().AddPositional(deviceName));

        /// <summary>Puts a prefix before the names of what is made (<c>keras.name_scope</c>).</summary>
        /// <param name="name">The prefix.</param>
        /// <returns>The scope.</returns>
        public static Scope Name(string name) => new Scope("keras.name_scope", new Arguments().AddPositional(name));

        /// <summary>Makes layers compute their activations again in the backward pass instead of keeping them: less
        /// memory, more time (<c>keras.RematScope</c>).</summary>
        /// <param name="mode">Which layers. Default: <c>"full"</c>.</param>
        /// <param name="outputSizeThreshold">The size of output above which a layer is chosen by the mode
        /// <c>"larger_than"</c>.</param>
        /// <param name="layerNames">The layers that the mode <c>"list_of_layers"</c> chooses.</param>
        /// <returns>The scope.</returns>
        public static Scope Remat(
            RematMode mode = default,
            int outputSizeThreshold = 1024,
            IEnumerable<string>? layerNames = null
        ) =>
            new Scope(
                "keras.RematScope",
                new Arguments()
                    .AddGiven("mode", mode)
                    .Add("output_size_threshold", outputSizeThreshold, 1024)
                    .AddGiven("layer_names", layerNames)
            );

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing && this.isOpen)
            {
                this.isOpen = false;
                this.Invoke("__exit__", new Arguments().AddPositionals(new object?[] { null, null, null }));
            }

            base.Dispose(disposing);
        }
    }
}
