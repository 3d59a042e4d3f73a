using System.Collections.Generic;
using System.Linq;
using KerasNet.Hosting;

namespace KerasNet.Layers
{
    /// <content>What files hold of a layer written in C#, beside its configuration.</content>
    public partial class Layer
    {
        /// <summary>What <see cref="BuildFromConfig"/> needs to make the weights before the file's values go into them.</summary>
        /// <returns>Numbers, text, lists and dictionaries. Without an override: the shapes of the inputs.</returns>
        protected virtual IReadOnlyDictionary<string, object?> GetBuildConfig() =>
            this.CallBase<Dictionary<string, object?>?>("get_build_config") ?? new Dictionary<string, object?>();

        /// <summary>Makes the weights while a file is loaded.</summary>
        /// <param name="config">What <see cref="GetBuildConfig"/> gave.</param>
        protected virtual void BuildFromConfig(IReadOnlyDictionary<string, object?> config) =>
            this.CallBase<object?>("build_from_config", config);

        /// <summary>Writes what the layer holds into a file. Override it to write more than the weights, or something else.</summary>
        /// <param name="store">The layer's place in the file: arrays by name.</param>
        protected virtual void SaveOwnVariables(IDictionary<string, NDArray> store)
        {
            foreach (var pair in Surface.Host<Dictionary<string, NDArray>>("piece_own_variables", this))
            {
                store[pair.Key] = pair.Value;
            }
        }

        /// <summary>Reads what <see cref="SaveOwnVariables"/> wrote.</summary>
        /// <param name="store">The layer's place in the file: arrays by name.</param>
        protected virtual void LoadOwnVariables(IReadOnlyDictionary<string, NDArray> store) =>
            this.CallBase<object?>("load_own_variables", store);

        /// <summary>Writes files of the layer's own, such as a vocabulary, which become part of a <c>.keras</c> file.</summary>
        /// <param name="directory">An empty folder.</param>
        protected virtual void SaveAssets(string directory) => this.CallBase<object?>("save_assets", directory);

        /// <summary>Reads what <see cref="SaveAssets"/> wrote.</summary>
        /// <param name="directory">The folder.</param>
        protected virtual void LoadAssets(string directory) => this.CallBase<object?>("load_assets", directory);

        private object? ReceiveFile(string method, IReadOnlyList<object?> arguments)
        {
            switch (method)
            {
                case "get_build_config":
                    return this.GetBuildConfig();
                case "build_from_config":
                    this.BuildFromConfig((Dictionary<string, object?>)arguments[0]!);
                    this.Prepare();
                    return null;
                case "save_own_variables":
                    var store = new Dictionary<string, NDArray>();
                    this.SaveOwnVariables(store);
                    return store;
                case "load_own_variables":
                    this.LoadOwnVariables(
                        ((Dictionary<string, object?>)arguments[0]!).ToDictionary(
                            pair => pair.Key,
                            pair => PieceArguments.Array(pair.Value)
                        )
                    );
                    return null;
                case "save_assets":
                    this.SaveAssets((string)arguments[0]!);
                    return null;
                case "load_assets":
                    this.LoadAssets((string)arguments[0]!);
                    return null;
                default:
                    return base.Receive(method, arguments);
            }
        }
    }
}
