using System.Collections.Generic;
using System.IO;
using System.Text;

namespace KerasNet
{
    /// <summary>The records of CSV text (RFC 4180): quoted values may hold separators, line ends and doubled quotes.</summary>
    internal static class CsvLines
    {
        /// <summary>One list of values a record; empty lines are skipped.</summary>
        internal static IEnumerable<List<string>> Read(TextReader reader, char separator)
        {
            var values = new List<string>();
            var value = new StringBuilder();
            var quoted = false;
            var wasQuoted = false;
            for (var next = reader.Read(); next >= 0; next = reader.Read())
            {
                var character = (char)next;
                if (quoted)
                {
                    if (character != '"')
                    {
                        value.Append(character);
                    }
                    else if (reader.Peek() == '"')
                    {
                        value.Append((char)reader.Read());
                    }
                    else
                    {
                        quoted = false;
                    }
                }
                else if (character == '"' && value.Length == 0)
                {
                    quoted = wasQuoted = true;
                }
                else if (character == separator)
                {
                    Close(values, value);
                }
                else if (character == '\n')
                {
                    if (values.Count > 0 || value.Length > 0 || wasQuoted)
                    {
                        Close(values, value);
                        yield return values;
                        values = new List<string>();
                    }

                    wasQuoted = false;
                }
                else if (character != '\r')
                {
                    value.Append(character);
                }
            }

            if (values.Count > 0 || value.Length > 0 || wasQuoted)
            {
                Close(values, value);
                yield return values;
            }
        }

        private static void Close(List<string> values, StringBuilder value)
        {
            values.Add(value.ToString());
            value.Clear();
        }
    }
}
