using System.Text;

namespace Erp.GraphQL.Language;

/// <summary>
/// Walks the tokens of a UTF-8 document. It only ever moves forward and keeps no memory of its own;
/// what a token means is decoded when the parser asks for it.
/// </summary>
internal ref struct Lexer(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> _source = source;

    public TokenKind Kind { get; private set; }

    public int Start { get; private set; }

    public int End { get; private set; }

    public readonly ReadOnlySpan<byte> Text => _source[Start..End];

    public readonly string StringValue => Kind == TokenKind.BlockString
        ? StringLiteral.DecodeBlock(_source[(Start + 3)..(End - 3)])
        : StringLiteral.Decode(_source[(Start + 1)..(End - 1)], Start + 1);

    public void Advance()
    {
        SkipIgnored();
        Start = End;
        if (Start >= _source.Length)
        {
            Kind = TokenKind.EndOfFile;
            return;
        }
        var first = _source[Start];
        if (IsNameStart(first))
        {
            ReadName();
        }
        else if (first == '"')
        {
            ReadString();
        }
        else if (first == '-' || IsDigit(first))
        {
            ReadNumber();
        }
        else
        {
            ReadPunctuator(first);
        }
    }

    private void SkipIgnored()
    {
        var i = End;
        while (i < _source.Length)
        {
            var c = _source[i];
            if (c is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)',')
            {
                i++;
            }
            else if (c == '#')
            {
                var length = _source[i..].IndexOfAny((byte)'\n', (byte)'\r');
                i = length < 0 ? _source.Length : i + length;
            }
            else if (c == 0xEF && _source[i..].StartsWith("\uFEFF"u8))
            {
                i += 3;
            }
            else
            {
                break;
            }
        }
        End = i;
    }

    private void ReadName()
    {
        var i = Start + 1;
        while (i < _source.Length && (IsNameStart(_source[i]) || IsDigit(_source[i]))) i++;
        Kind = TokenKind.Name;
        End = i;
    }

    private void ReadPunctuator(byte first)
    {
        if (first == '.' && _source[Start..].StartsWith("..."u8))
        {
            Kind = TokenKind.Spread;
            End = Start + 3;
            return;
        }
        Kind = first switch
        {
            (byte)'!' => TokenKind.Bang,
            (byte)'$' => TokenKind.Dollar,
            (byte)'&' => TokenKind.Ampersand,
            (byte)'(' => TokenKind.LeftParenthesis,
            (byte)')' => TokenKind.RightParenthesis,
            (byte)':' => TokenKind.Colon,
            (byte)'=' => TokenKind.EqualSign,
            (byte)'@' => TokenKind.At,
            (byte)'[' => TokenKind.LeftBracket,
            (byte)']' => TokenKind.RightBracket,
            (byte)'{' => TokenKind.LeftBrace,
            (byte)'|' => TokenKind.Pipe,
            (byte)'}' => TokenKind.RightBrace,
            _ => throw new GraphQLSyntaxException($"Unexpected character {Describe(Start)}.", Start),
        };
        End = Start + 1;
    }

    private void ReadNumber()
    {
        var i = Start;
        if (_source[i] == '-') i++;
        if (Peek(i) == '0')
        {
            i++;
            if (IsDigit(Peek(i))) throw new GraphQLSyntaxException("A number must not start with 0.", i);
        }
        else
        {
            i = ReadDigits(i);
        }
        Kind = TokenKind.Int;
        if (Peek(i) == '.')
        {
            Kind = TokenKind.Float;
            i = ReadDigits(i + 1);
        }
        if (Peek(i) is (byte)'e' or (byte)'E')
        {
            Kind = TokenKind.Float;
            i++;
            if (Peek(i) is (byte)'+' or (byte)'-') i++;
            i = ReadDigits(i);
        }
        if (Peek(i) == '.' || IsNameStart(Peek(i)))
        {
            throw new GraphQLSyntaxException($"A number must not be followed by {Describe(i)}.", i);
        }
        End = i;
    }

    private readonly int ReadDigits(int i)
    {
        if (!IsDigit(Peek(i))) throw new GraphQLSyntaxException($"Expected a digit but found {Describe(i)}.", i);
        while (IsDigit(Peek(i))) i++;
        return i;
    }

    private void ReadString()
    {
        if (_source[Start..].StartsWith("\"\"\""u8))
        {
            ReadBlockString();
            return;
        }
        Kind = TokenKind.String;
        var i = Start + 1;
        while (i < _source.Length)
        {
            switch (_source[i])
            {
                case (byte)'"':
                    End = i + 1;
                    return;
                case (byte)'\\':
                    i += 2;
                    break;
                case (byte)'\n' or (byte)'\r':
                    throw new GraphQLSyntaxException("Unterminated string.", i);
                default:
                    i++;
                    break;
            }
        }
        throw new GraphQLSyntaxException("Unterminated string.", _source.Length);
    }

    private void ReadBlockString()
    {
        Kind = TokenKind.BlockString;
        var i = Start + 3;
        while (true)
        {
            var quotes = _source[i..].IndexOf("\"\"\""u8);
            if (quotes < 0) throw new GraphQLSyntaxException("Unterminated string.", _source.Length);
            i += quotes + 3;
            var escaped = i - 4 >= Start + 3 && _source[i - 4] == '\\';
            if (escaped) continue;
            End = i;
            return;
        }
    }

    private readonly byte Peek(int i) => i < _source.Length ? _source[i] : (byte)0;

    private readonly string Describe(int i)
    {
        if (i >= _source.Length) return "the end of the document";
        Rune.DecodeFromUtf8(_source[i..], out var rune, out _);
        return rune.Value is > 0x20 and < 0x7F ? $"'{rune}'" : $"U+{rune.Value:X4}";
    }

    private static bool IsNameStart(byte c) =>
        c is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_';

    private static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';
}
