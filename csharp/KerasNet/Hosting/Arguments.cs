using System;
using System.Collections.Generic;
using System.Linq;
using Python.Runtime;

namespace KerasNet.Hosting
{
    /// <summary>Collects the arguments of one Python call. What was not given is not sent.</summary>
    internal sealed class Arguments : IPythonValue
    {
        private readonly List<object?> positional = new List<object?>();
        private readonly List<KeyValuePair<string, object?>> keywords = new List<KeyValuePair<string, object?>>();

        /// <summary>Makes an empty list of arguments whose owner is for Python to say.</summary>
        internal Arguments() { }

        /// <summary>Makes an empty list of arguments.</summary>
        /// <param name="owner">Whose arguments they are, as C# calls it: <c>Conv2D</c>, <c>Ops.Reshape</c>. Errors begin with it.</param>
        internal Arguments(string? owner) => this.Owner = owner;

        /// <summary>Whose arguments they are, as C# calls it; null if it is for Python to say.</summary>
        internal string? Owner { get; }

        private string Begin => this.Owner == null ? string.Empty : $"{this.Owner}: ";

        /// <summary>Adds a parameter that is always sent; null is sent as None.</summary>
        internal Arguments Add(string name, object? value)
        {
            if (value is IArgument argument)
            {
                return this.AddChecked(name, argument);
            }

            this.keywords.Add(new KeyValuePair<string, object?>(name, value));
            return this;
        }

        /// <summary>Adds a parameter that is sent only when it differs from Keras's default.</summary>
        internal Arguments Add<T>(string name, T value, T kerasDefault)
        {
            return EqualityComparer<T>.Default.Equals(value, kerasDefault) ? this : this.Add(name, value);
        }

        /// <summary>Adds a parameter that is always sent, after a look at its range.</summary>
        internal Arguments Add(string name, object? value, Bounds bounds)
        {
            var sent = value is IArgument argument ? argument.Value : value;
            bounds.Check(this.Owner, name, sent);
            return this.Add(name, value);
        }

        /// <summary>Adds a parameter that is sent only when it differs from Keras's default, after a look at its range.</summary>
        internal Arguments Add<T>(string name, T value, T kerasDefault, Bounds bounds)
        {
            return EqualityComparer<T>.Default.Equals(value, kerasDefault) ? this : this.Add(name, value, bounds);
        }

        /// <summary>Adds a parameter whose type knows whether it was given.</summary>
        internal Arguments AddGiven<T>(string name, T value)
            where T : struct, IArgument
        {
            return value.IsGiven ? this.AddChecked(name, value) : this;
        }

        /// <summary>Adds an optional parameter whose default is None: sent when it is not null.</summary>
        internal Arguments AddGiven(string name, object? value)
        {
            if (value is IArgument argument)
            {
                return argument.IsGiven ? this.AddChecked(name, argument) : this;
            }

            return value == null ? this : this.Add(name, value);
        }

        /// <summary>Adds a parameter whose type knows whether it was given, after a look at its range.</summary>
        internal Arguments AddGiven<T>(string name, T value, Bounds bounds)
            where T : struct, IArgument
        {
            return value.IsGiven ? this.Add(name, value.Value, bounds) : this;
        }

        /// <summary>Adds an optional parameter whose default is None, after a look at its range.</summary>
        internal Arguments AddGiven(string name, object? value, Bounds bounds)
        {
            var isGiven = value is IArgument argument ? argument.IsGiven : value != null;
            return isGiven ? this.Add(name, value, bounds) : this;
        }

        /// <summary>Adds a parameter that is always sent and can't be null.</summary>
        internal Arguments AddRequired(string name, object? value)
        {
            return this.Add(name, value ?? throw this.Missing(name));
        }

        /// <summary>Adds a text that can't be null; it is sent only when it differs from Keras's default.</summary>
        internal Arguments AddRequired(string name, string? value, string kerasDefault)
        {
            return this.Add(name, value ?? throw this.Missing(name), kerasDefault);
        }

        /// <summary>Adds a positional argument that can't be null.</summary>
        internal Arguments AddRequiredPositional(string name, object? value)
        {
            return this.AddPositional(value ?? throw this.Missing(name));
        }

        /// <summary>Adds a positional argument.</summary>
        internal Arguments AddPositional(object? value)
        {
            this.positional.Add(value is IArgument argument ? argument.Value : value);
            return this;
        }

        /// <summary>Adds positional arguments (Python's <c>*args</c>).</summary>
        internal Arguments AddPositionals<T>(IEnumerable<T> values)
        {
            foreach (var value in values)
            {
                _ = this.AddPositional(value);
            }

            return this;
        }

        /// <summary>The positional arguments.</summary>
        internal IReadOnlyList<object?> Positional => this.positional;

        /// <summary>The keyword arguments.</summary>
        internal IReadOnlyList<KeyValuePair<string, object?>> Keywords => this.keywords;

        /// <summary>Whether a parameter is sent.</summary>
        internal bool Has(string name) => this.keywords.Any(pair => pair.Key == name);

        /// <summary>A copy without the parameters of these names.</summary>
        internal Arguments Except(IEnumerable<string> names)
        {
            var left = new HashSet<string>(this.keywords.Select(pair => pair.Key));
            left.ExceptWith(names);
            var copy = new Arguments(this.Owner);
            copy.positional.AddRange(this.positional);
            copy.keywords.AddRange(this.keywords.Where(pair => left.Contains(pair.Key)));
            return copy;
        }

        /// <summary>The positional arguments as Python has them. Needs Python's lock.</summary>
        internal PyTuple ToTuple() => ToPython.Tuple(this.positional);

        /// <summary>The keyword arguments as Python has them. Needs Python's lock.</summary>
        internal PyDict ToDict() => ToPython.Dict(this.keywords);

        PyObject IPythonValue.ToPython() => this.ToDict();

        private KerasArgumentException Missing(string name) =>
            Required.Missing(this.Owner, CSharpNames.Parameter(name));

        private Arguments AddChecked(string name, IArgument argument)
        {
            if (argument is IClosedSet set && argument.Value is string chosen && !set.Accepted.Contains(chosen))
            {
                var parameter = CSharpNames.Parameter(name);
                throw new KerasArgumentException(
                    $"{this.Begin}{parameter}: '{chosen}' is not accepted. Use one of: {string.Join(", ", set.Accepted.Select(accepted => $"'{accepted}'"))}.",
                    parameter
                );
            }

            this.keywords.Add(new KeyValuePair<string, object?>(name, argument.Value));
            return this;
        }
    }
}
