using KerasNet.Hosting;
using Python.Runtime;

namespace KerasNet
{
    /// <summary>How one column is encoded by a <see cref="FeatureSpace"/>: a name such as <c>"float_normalized"</c>, or what a
    /// method such as <see cref="FeatureSpace.FloatNormalized"/> made.</summary>
    public sealed class Feature : IPythonValue
    {
        private readonly object value;

        private Feature(object value) => this.value = value;

        /// <summary>A kind of feature by its name, with Keras's own settings.</summary>
        /// <param name="name">The name: <c>"float"</c>, <c>"float_normalized"</c>, <c>"string_categorical"</c> …</param>
        public static implicit operator Feature(string name) => new Feature(name);

        PyObject IPythonValue.ToPython() => ToPython.Convert(this.value);

        /// <summary>What a method of Keras's <c>FeatureSpace</c> makes.</summary>
        internal static Feature Made(string method, Arguments arguments) =>
            new Feature(new OpaqueObject(Surface.Construct($"keras.utils.FeatureSpace.{method}", arguments)));
    }
}
