using System.Collections.Immutable;
using System.Text;

namespace Erp.GraphQL.Language;

/// <summary>A text that grows in lines; each line begins with the indent of the block it stands in.</summary>
internal sealed class SyntaxWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    public SyntaxWriter Append(string text)
    {
        _text.Append(text);
        return this;
    }

    public SyntaxWriter Append(char c)
    {
        _text.Append(c);
        return this;
    }

    /// <summary>Appends a text that may have several lines.</summary>
    public SyntaxWriter AppendLines(string text)
    {
        if (_indent > 0 && text.Contains('\n')) text = text.Replace("\n", "\n" + new string(' ', _indent));
        return Append(text);
    }

    public void NewLine() => _text.Append('\n').Append(' ', _indent);

    /// <summary>Writes each item on a line of its own, indented, between two brackets.</summary>
    public void Block<T>(string open, ImmutableArray<T> items, string close, Action<SyntaxWriter, T> write)
    {
        Append(open);
        _indent += 2;
        foreach (var item in items)
        {
            NewLine();
            write(this, item);
        }
        _indent -= 2;
        NewLine();
        Append(close);
    }

    public void Join<T>(ImmutableArray<T> items, string separator, Action<SyntaxWriter, T> write)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) Append(separator);
            write(this, items[i]);
        }
    }

    /// <summary>What a part would be on its own, at the left margin.</summary>
    public static string Render<T>(T part, Action<SyntaxWriter, T> write)
    {
        var writer = new SyntaxWriter();
        write(writer, part);
        return writer.ToString();
    }

    public override string ToString() => _text.ToString();
}
