using System.Text;

namespace Erp.GraphQL.Language;

/// <summary>A position in a document's text; lines and columns count from 1, columns in UTF-16 code units.</summary>
public readonly record struct SourceLocation(int Line, int Column)
{
    /// <summary>
    /// Finds the line and column of a byte offset. Linear in the offset, so it is called for errors only.
    /// </summary>
    public static SourceLocation Of(ReadOnlySpan<byte> source, int offset)
    {
        offset = Math.Clamp(offset, 0, source.Length);
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < offset; i++)
        {
            var carriageReturn = source[i] == '\r';
            if (!carriageReturn && source[i] != '\n') continue;
            if (carriageReturn && i + 1 < source.Length && source[i + 1] == '\n')
            {
                // The pair is one line end; an offset between the two still belongs to the line it ends.
                if (i + 1 == offset) break;
                i++;
            }
            line++;
            lineStart = i + 1;
        }
        return new SourceLocation(line, Encoding.UTF8.GetCharCount(source[lineStart..offset]) + 1);
    }
}
