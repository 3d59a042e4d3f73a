using System.Collections.Generic;

namespace KerasNet
{
    /// <summary>How Python and Keras are started. Set what you need on <see cref="KerasHost.Options"/> before the first use of KerasNet.</summary>
    public sealed class KerasHostOptions
    {
        /// <summary>A Python executable, or the folder of a virtual environment. Null (the default): <c>KERASNET_PYTHON</c>, an active
        /// environment, a <c>.venv</c> beside the program or above it, then <c>python3</c> on the path.</summary>
        public string? Python { get; set; }

        /// <summary>Keras's engine: <c>tensorflow</c>, <c>jax</c>, <c>torch</c> or <c>numpy</c>. Null: what <c>KERAS_BACKEND</c> says, else TensorFlow.</summary>
        public string? Backend { get; set; }

        /// <summary>Whether Python's output goes to <see cref="System.Console"/>. On by default; a program without a console loses it silently.</summary>
        public bool RedirectOutput { get; set; } = true;

        /// <summary>How much TensorFlow's native code writes to standard error: 0 all, 1 no information, 2 no warnings, 3 nothing. Null: 2, unless the
        /// environment variable <c>TF_CPP_MIN_LOG_LEVEL</c> is set.</summary>
        public int? TensorFlowLogLevel { get; set; }

        internal IEnumerable<(string Name, string Value)> EnvironmentForPython()
        {
            if (this.Backend != null)
            {
                yield return ("KERAS_BACKEND", this.Backend);
            }

            if (this.TensorFlowLogLevel is { } level)
            {
                yield return (
                    "TF_CPP_MIN_LOG_LEVEL",
                    level.ToString(System.Globalization.CultureInfo.InvariantCulture)
                );
            }
            else if (System.Environment.GetEnvironmentVariable("TF_CPP_MIN_LOG_LEVEL") == null)
            {
                yield return ("TF_CPP_MIN_LOG_LEVEL", "2");
            }
        }
    }
}
