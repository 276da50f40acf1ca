using System.Text;

namespace Erp.GraphQL.Language;

/// <summary>
/// Finds the lines and columns of many offsets of one document: where the lines begin is found out once, when it is
/// first asked for.
/// </summary>
internal sealed class SourceLines(ReadOnlyMemory<byte> source)
{
    private List<int>? _starts;

    public SourceLocation LocationOf(int offset)
    {
        _starts ??= FindStarts(source.Span);
        var line = _starts.BinarySearch(offset);
        if (line < 0) line = ~line - 1;
        var column = Encoding.UTF8.GetCharCount(source.Span[_starts[line]..offset]);
        return new SourceLocation(line + 1, column + 1);
    }

    private static List<int> FindStarts(ReadOnlySpan<byte> text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; text[at..].IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var length;)
        {
            at += length + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n') at++;
            starts.Add(at);
        }
        return starts;
    }
}
