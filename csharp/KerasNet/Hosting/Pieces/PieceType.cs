using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;

namespace KerasNet.Hosting
{
    /// <summary>What KerasNet must know of a C# class that Keras shall use: its name and the methods it defines.</summary>
    internal sealed class PieceType
    {
        private static readonly Assembly Own = typeof(PieceType).Assembly;

        private static readonly ConcurrentDictionary<Type, PieceType> Known =
            new ConcurrentDictionary<Type, PieceType>();

        private readonly HashSet<string> signatures;

        private readonly ConcurrentDictionary<string, bool> defined = new ConcurrentDictionary<string, bool>();

        private PieceType(Type type)
        {
            this.Type = type;
            var given = type.GetCustomAttribute<RegisteredNameAttribute>(inherit: false);
            this.Package = given?.Package ?? type.Namespace ?? "Custom";
            this.Name = given?.Name ?? type.Name.Split('`')[0];
            var overrides = Overrides(type).ToArray();
            this.Methods = overrides.Select(method => PythonName(method.Name)).Distinct().ToArray();
            this.signatures = new HashSet<string>(overrides.Select(Signature));
        }

        /// <summary>The class.</summary>
        internal Type Type { get; }

        /// <summary>The package under which Keras knows it.</summary>
        internal string Package { get; }

        /// <summary>The name under which Keras knows it.</summary>
        internal string Name { get; }

        /// <summary>Package and name, as Keras writes them into files.</summary>
        internal string RegisteredName => $"{this.Package}>{this.Name}";

        /// <summary>Python's names of the methods that the class defines.</summary>
        internal IReadOnlyList<string> Methods { get; }

        internal static PieceType Of(Type type) => Known.GetOrAdd(type, key => new PieceType(key));

        /// <summary>Whether the class defines the method, told apart from its overloads by the type of its first parameter.</summary>
        internal bool Defines(string method, Type firstParameter) =>
            this.signatures.Contains($"{method} {firstParameter}");

        /// <summary>Whether the class defines the method.</summary>
        internal bool Defines(string method) => this.Methods.Contains(PythonName(method));

        /// <summary>Makes Keras's class for it, once. Needs Python's lock.</summary>
        internal void Define(string kind)
        {
            if (this.defined.TryAdd(kind, true))
            {
                Surface
                    .HostRaw("define_piece", kind, this.Package, this.Name, this.Methods, TakesGraph(this.Type))
                    .Dispose();
            }
        }

        /// <summary>Whether a class is KerasNet's own, and so does what a class of Keras does.</summary>
        internal static bool IsOfKerasNet(Type type) => type.Assembly == Own;

        /// <summary>Python's spelling of a C# name: <c>UpdateState</c> is <c>update_state</c>.</summary>
        internal static string PythonName(string name)
        {
            var text = new StringBuilder();
            for (var index = 0; index < name.Length; index++)
            {
                if (
                    char.IsUpper(name[index])
                    && index > 0
                    && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])))
                )
                {
                    text.Append('_');
                }

                text.Append(char.ToLowerInvariant(name[index]));
            }

            return text.ToString();
        }

        /// <summary>Whether a model can be made again of its inputs and outputs.</summary>
        private static bool TakesGraph(Type type) =>
            type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Select(constructor => constructor.GetParameters().Select(parameter => parameter.Name).ToArray())
                .Any(names => names.Contains("inputs") && names.Contains("outputs"));

        private static IEnumerable<MethodInfo> Overrides(Type type)
        {
            const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
            return type.GetMethods(Instance)
                .Where(method =>
                    method.IsVirtual
                    && method.DeclaringType!.Assembly != Own | IsHelper(method.DeclaringType)
                    && method.GetBaseDefinition().DeclaringType is { } origin
                    && origin.Assembly == Own
                    && origin != method.DeclaringType
                    && method.Name != "Dispose"
                );
        }

        /// <summary>KerasNet's own pieces, such as a loss made of a lambda.</summary>
        private static bool IsHelper(Type type) =>
            type.GetCustomAttribute<RegisteredNameAttribute>(inherit: false) != null;

        private static string Signature(MethodInfo method) =>
            $"{method.Name} {method.GetParameters().FirstOrDefault()?.ParameterType}";
    }
}
