using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace KerasNet.Hosting
{
    /// <summary>Python's names as C# has them, by the rules of <c>bridge/emit/names.py</c>, and texts that speak of them.</summary>
    internal static partial class CSharpNames
    {
        private const RegexOptions Options = RegexOptions.CultureInvariant;

        // `model.compile(…)`, `build()`: a method, with what it is called on.
        private static readonly Regex Method = new Regex(@"(?<on>\b\w+\.)?\b(?<name>[a-z]\w*)(?=\()", Options);

        // `get_layer`: a member without its parentheses.
        private static readonly Regex Quoted = new Regex("(?<=`)[a-z]+(_[a-z]+)+(?=`)", Options);

        // A name with an underscore, or one in backticks, before an equals sign, or called an argument. Keys of a printed
        // dictionary stay as they are.
        private static readonly Regex Word = new Regex(@"(?<![\w./\\-])[A-Za-z]\w*(?![\w(/\\-]|\.\w|['""]:)", Options);

        private static readonly Regex Symbol = new Regex(@"\bkeras(\.\w+)+", Options);

        private static readonly Regex Literal = new Regex(@"(?<==|`)(True|False|None)\b", Options);

        private static readonly Lazy<HashSet<string>> Methods = new Lazy<HashSet<string>>(() =>
            new HashSet<string>(
                typeof(Model)
                    .Assembly.GetExportedTypes()
                    .SelectMany(type =>
                        type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
                            // Adapt and its like are extension methods.
                            .Concat(type == typeof(Layers.Adapting) ? type.GetMethods() : Array.Empty<MethodInfo>())
                    )
                    .Select(method => method.Name)
            )
        );

        /// <summary>The C# spelling of a parameter: <c>kernel_size</c> is <c>kernelSize</c>.</summary>
        internal static string Parameter(string pythonName)
        {
            var name = string.Concat(Parts(pythonName).Select(Capitalized));
            return name.Length == 0 ? pythonName : char.ToLowerInvariant(name[0]) + name.Substring(1);
        }

        /// <summary>The C# spelling of a method or property: <c>get_layer</c> is <c>GetLayer</c>.</summary>
        internal static string Member(string pythonName)
        {
            if (pythonName == "__call__")
            {
                return "Apply";
            }

            return string.Concat(Parts(pythonName).Select(part => part == "dtype" ? "DType" : Capitalized(part)));
        }

        /// <summary>The C# spelling of what was called: <c>keras.ops.reshape</c> is <c>Ops.Reshape</c>, <c>keras.Sequential.fit</c> is <c>Sequential.Fit</c>.</summary>
        internal static string Call(string symbol)
        {
            var parts = symbol.Split('.');
            var last = parts[parts.Length - 1];
            var module = string.Join(".", parts.Take(parts.Length - 1));
            if (char.IsUpper(last[0]))
            {
                return last;
            }

            if (Holders.TryGetValue(module, out var holder))
            {
                return $"{holder}.{Member(last)}";
            }

            return parts.Length > 1 && parts[parts.Length - 2].Length > 0
                ? $"{Capitalized(parts[parts.Length - 2])}.{Member(last)}"
                : Member(last);
        }

        /// <summary>A text of Python's with the names that C# has for its parameters, methods and functions.</summary>
        internal static string Spell(string text)
        {
            text = Symbol.Replace(text, found => IsPublic(found.Value) ? Call(found.Value) : found.Value);
            text = Method.Replace(text, SpellMethod);
            text = Quoted.Replace(text, SpellQuoted);
            text = Word.Replace(text, found => SpellWord(text, found));
            return Literal.Replace(text, found => found.Value == "None" ? "null" : found.Value.ToLowerInvariant());
        }

        private static string SpellQuoted(Match found)
        {
            var member = Member(found.Value);
            return Methods.Value.Contains(member) && !Parameters.Contains(found.Value) ? member : found.Value;
        }

        private static string SpellMethod(Match found)
        {
            var member = Member(found.Groups["name"].Value);
            if (!Methods.Value.Contains(member))
            {
                return found.Value;
            }

            var on = found.Groups["on"].Value;
            return on == "self." ? member : on + member;
        }

        private static string SpellWord(string text, Match found)
        {
            var name = found.Value;
            if (!Parameters.Contains(name))
            {
                return name;
            }

            var isSure =
                name.Contains('_') || At(text, found.Index - 1) == '`' || At(text, found.Index + name.Length) == '=';
            return isSure ? Parameter(name) : name;
        }

        private static bool IsPublic(string symbol)
        {
            var module = symbol.Substring(0, symbol.LastIndexOf('.'));
            // A module is no function: `keras.layers` in the text of a configuration stays as it is.
            return Holders.ContainsKey(module) && !Holders.ContainsKey(symbol) && !symbol.Contains(".src.");
        }

        private static char At(string text, int index) => index >= 0 && index < text.Length ? text[index] : ' ';

        private static IEnumerable<string> Parts(string name) =>
            name.Split(new[] { '_' }, StringSplitOptions.RemoveEmptyEntries);

        private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
    }
}
