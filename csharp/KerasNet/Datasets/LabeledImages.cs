namespace KerasNet.Datasets
{
    /// <summary>Images and what they show.</summary>
    public sealed class LabeledImages
    {
        internal LabeledImages(NDArray images, NDArray labels)
        {
            this.Images = images;
            this.Labels = labels;
        }

        /// <summary>The images: (count, height, width, channels).</summary>
        public NDArray Images { get; }

        /// <summary>The class of each image, counted from 0: (count,).</summary>
        public NDArray Labels { get; }

        /// <summary>Number of images.</summary>
        public int Count => this.Images.Length;

        /// <summary>The images and the labels.</summary>
        /// <param name="images">The images.</param>
        /// <param name="labels">The labels.</param>
        public void Deconstruct(out NDArray images, out NDArray labels)
        {
            images = this.Images;
            labels = this.Labels;
        }
    }
}
