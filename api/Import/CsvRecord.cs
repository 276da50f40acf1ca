using System.Text;

namespace Erp.Api.Import;

/// <summary>Splits one line of comma-separated values (RFC 4180, without line breaks inside of quotes).</summary>
internal static class CsvRecord
{
    /// <returns>False if a quote is not closed.</returns>
    public static bool TrySplit(string line, List<string> fields)
    {
        fields.Clear();
        var start = 0;
        while (true)
        {
            if (start < line.Length && line[start] == '"')
            {
                if (!TryReadQuoted(line, ref start, out var quoted)) return false;
                fields.Add(quoted);
            }
            else
            {
                var comma = line.IndexOf(',', start);
                var end = comma < 0 ? line.Length : comma;
                fields.Add(line[start..end]);
                start = end;
            }
            if (start == line.Length) return true;
            start++;
        }
    }

    private static bool TryReadQuoted(string line, ref int start, out string field)
    {
        var text = new StringBuilder();
        field = "";
        for (var i = start + 1; i < line.Length; i++)
        {
            if (line[i] != '"')
            {
                text.Append(line[i]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '"')
            {
                text.Append('"');
                i++;
            }
            else
            {
                start = i + 1;
                field = text.ToString();
                return start == line.Length || line[start] == ',';
            }
        }
        return false;
    }
}
