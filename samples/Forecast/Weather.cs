using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using KerasNet.Datasets;

namespace Forecast
{
    /// <summary>The weather of Seattle, day by day: what the network sees of each day, and what it shall foretell.</summary>
    internal sealed class Weather
    {
        /// <summary>Days that the network looks back.</summary>
        internal const int History = 28;

        /// <summary>Days that it foretells.</summary>
        internal const int Ahead = 3;

        /// <summary>Numbers a day.</summary>
        internal const int Features = 6;

        private readonly IReadOnlyList<float[]> days;

        private Weather(IReadOnlyList<float[]> days) => this.days = days;

        /// <summary>The years up to 2014 to learn from, and 2015 to be measured on.</summary>
        internal static (Weather Past, Weather LastYear) Load()
        {
            var all = File.ReadLines(BundledFiles.SeattleWeather)
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(cells =>
                    (Date: DateTime.ParseExact(cells[0], "yyyy/MM/dd", CultureInfo.InvariantCulture), Cells: cells)
                )
                .ToList();
            var cut = all.FindIndex(day => day.Date.Year == 2015);
            var features = all.ConvertAll(day => Describe(day.Date, day.Cells));
            return (
                new Weather(features.GetRange(0, cut)),
                new Weather(features.GetRange(cut - History, all.Count - cut + History))
            );
        }

        /// <summary>A window for each day: the days before it, and the highest temperatures that came.</summary>
        internal (float[,,] Seen, float[,] Came) Windows()
        {
            var count = this.days.Count - History - Ahead + 1;
            var seen = new float[count, History, Features];
            var came = new float[count, Ahead];
            for (var window = 0; window < count; window++)
            {
                for (var day = 0; day < History; day++)
                {
                    for (var feature = 0; feature < Features; feature++)
                    {
                        seen[window, day, feature] = this.days[window + day][feature];
                    }
                }

                for (var day = 0; day < Ahead; day++)
                {
                    came[window, day] = this.days[window + History + day][0];
                }
            }

            return (seen, came);
        }

        // The season as a point on a circle, so that December is next to January.
        private static float[] Describe(DateTime date, string[] cells)
        {
            float Cell(int index) => float.Parse(cells[index], CultureInfo.InvariantCulture);
            var season = 2 * Math.PI * date.DayOfYear / 365.25;
            return new[]
            {
                Cell(2),
                Cell(3),
                (float)Math.Log(1 + Cell(1)),
                Cell(4),
                (float)Math.Sin(season),
                (float)Math.Cos(season),
            };
        }
    }
}
