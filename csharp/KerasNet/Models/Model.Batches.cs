using System.Collections.Generic;
using KerasNet.Hosting;

namespace KerasNet
{
    /// <content>Single batches, for loops of one's own.</content>
    public partial class Model
    {
        /// <summary>One step of training on one batch.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="y">The targets.</param>
        /// <param name="sampleWeight">How much each sample counts.</param>
        /// <param name="classWeight">How much the samples of each class count.</param>
        /// <returns>Loss and metrics of the batches since <see cref="ResetMetrics"/>.</returns>
        /// <exception cref="KerasArgumentException">The model is not compiled, or the data do not fit it.</exception>
        public Evaluation TrainOnBatch(
            ModelData x,
            ModelData y = default,
            NDArray? sampleWeight = null,
            IReadOnlyDictionary<int, double>? classWeight = null
        ) =>
            this.OnBatch(
                "train_on_batch",
                new Arguments()
                    .Add("x", x)
                    .AddGiven("y", y)
                    .AddGiven("sample_weight", sampleWeight)
                    .AddGiven("class_weight", classWeight == null ? null : new IntegerKeys<double>(classWeight))
            );

        /// <summary>Measures the model on one batch.</summary>
        /// <param name="x">The inputs.</param>
        /// <param name="y">The targets.</param>
        /// <param name="sampleWeight">How much each sample counts.</param>
        /// <returns>Loss and metrics of the batches since <see cref="ResetMetrics"/>.</returns>
        /// <exception cref="KerasArgumentException">The model is not compiled, or the data do not fit it.</exception>
        public Evaluation TestOnBatch(ModelData x, ModelData y = default, NDArray? sampleWeight = null) =>
            this.OnBatch(
                "test_on_batch",
                new Arguments().Add("x", x).AddGiven("y", y).AddGiven("sample_weight", sampleWeight)
            );

        /// <summary>The output for one batch, in one step: quicker than <c>Predict</c> for few samples.</summary>
        /// <param name="x">The inputs.</param>
        /// <returns>The output.</returns>
        /// <exception cref="KerasArgumentException">The data do not fit the model, or it has several outputs.</exception>
        public NDArray PredictOnBatch(ModelData x) => Single(Surface.HostJob<object?>("predict_on_batch", this, x));

        /// <summary>Forgets what the metrics have counted.</summary>
        public void ResetMetrics() => this.Invoke("reset_metrics", new Arguments());

        private Evaluation OnBatch(string method, Arguments arguments) =>
            new Evaluation(Surface.HostJob<Dictionary<string, double>>("on_batch", this, method, arguments));
    }
}
