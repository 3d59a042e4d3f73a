using System.Collections;
using System.Collections.Generic;
using KerasNet.Hosting;
using KerasNet.Layers;

namespace KerasNet
{
    /// <summary>A network of layers one after the other (<c>keras.Sequential</c>). Write the layers in braces, or add them.</summary>
    /// <remarks>A class of your own can derive from it, to add layers in its constructor or to have a <see cref="Model.TrainStep"/> of its own.</remarks>
    public class Sequential : Model, IEnumerable<Layer>
    {
        /// <summary>Makes an empty one.</summary>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        public Sequential(string? name = null)
            : base("keras.Sequential", new Arguments().AddGiven("name", name)) { }

        /// <summary>Makes one of layers.</summary>
        /// <param name="layers">The layers, in order.</param>
        /// <param name="name">Its name; left out: Keras chooses one.</param>
        /// <exception cref="KerasArgumentException">A layer does not fit the one before it.</exception>
        public Sequential(IEnumerable<Layer> layers, string? name = null)
            : base("keras.Sequential", new Arguments().Add("layers", new List<Layer>(layers)).AddGiven("name", name))
        { }

        internal Sequential(PyHandle handle)
            : base(handle) { }

        /// <summary>Adds a layer at the end.</summary>
        /// <param name="layer">The layer.</param>
        /// <exception cref="KerasArgumentException">It does not fit the layer before it, or its name is taken.</exception>
        public void Add(Layer layer) =>
            this.Invoke("add", new Arguments("Sequential.Add").AddRequiredPositional("layer", layer));

        /// <summary>Says what goes in; must come first.</summary>
        /// <param name="input">The input.</param>
        /// <exception cref="KerasArgumentException">There are layers already.</exception>
        public void Add(Input input) =>
            this.Invoke("add", new Arguments("Sequential.Add").AddRequiredPositional("input", input));

        /// <summary>Takes the last layer away.</summary>
        public void Pop() => this.Invoke("pop", new Arguments());

        /// <summary>The layers, in order.</summary>
        /// <returns>The layers.</returns>
        public IEnumerator<Layer> GetEnumerator() => this.Layers.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();
    }
}
