using KerasNet.Serving;

namespace KerasNet
{
    /// <content>Serving.</content>
    public partial class Model
    {
        /// <summary>Makes a predictor for servers: single rows of many threads and tasks, gathered into batches.</summary>
        /// <param name="options">How it works; left out: Keras in this process, batches of up to 64.</param>
        /// <returns>The predictor. It serves the model as it is now; dispose it when it is no longer needed.</returns>
        /// <exception cref="KerasArgumentException">The model is not built or can't be copied, or an option is out of range.</exception>
        /// <exception cref="HostSetupException">The engine that was chosen lacks a package.</exception>
        public Predictor CreatePredictor(PredictorOptions? options = null) =>
            new Predictor(this, options ?? new PredictorOptions());
    }
}
