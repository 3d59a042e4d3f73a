using System;

namespace KerasNet
{
    /// <summary>The name under which files know a C# layer, loss, metric … Without it, the namespace and the name of the class are used.</summary>
    /// <remarks>Give it the name that a Python program registered (<c>keras.saving.register_keras_serializable</c>) to exchange files with it.</remarks>
    [AttributeUsage(AttributeTargets.Class, Inherited = false)]
    public sealed class RegisteredNameAttribute : Attribute
    {
        /// <summary>Names a class.</summary>
        /// <param name="package">The package, such as the name of the program.</param>
        /// <param name="name">The name; left out: that of the class.</param>
        public RegisteredNameAttribute(string package, string? name = null)
        {
            this.Package = package;
            this.Name = name;
        }

        /// <summary>The package.</summary>
        public string Package { get; }

        /// <summary>The name; null: that of the class.</summary>
        public string? Name { get; }
    }
}
