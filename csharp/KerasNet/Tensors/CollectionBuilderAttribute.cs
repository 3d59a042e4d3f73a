namespace System.Runtime.CompilerServices
{
    /// <summary>Tells C# 12 how to make a collection from <c>[a, b]</c>: the compiler looks for it by this name, and netstandard2.1 has none.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
    internal sealed class CollectionBuilderAttribute : Attribute
    {
        public CollectionBuilderAttribute(Type builderType, string methodName)
        {
            this.BuilderType = builderType;
            this.MethodName = methodName;
        }

        public Type BuilderType { get; }

        public string MethodName { get; }
    }
}
