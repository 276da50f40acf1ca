using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace Erp.GraphQL.Language;

/// <summary>
/// Recursive-descent parser over UTF-8. Nesting, tokens and bytes are bounded by <see cref="ParserLimits"/>,
/// so whatever comes in, it ends with a document or a <see cref="GraphQLSyntaxException"/>.
/// </summary>
public ref partial struct Parser
{
    private readonly ParserLimits _limits;
    private Lexer _lexer;
    private int _tokens;
    private int _nesting;

    private Parser(ReadOnlySpan<byte> source, ParserLimits limits)
    {
        _limits = limits;
        _lexer = new Lexer(source);
        Advance();
    }

    /// <summary>Parses a whole document. The memory must not change while the document is in use.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL document or exceeds the limits.</exception>
    public static DocumentNode Parse(ReadOnlyMemory<byte> source, ParserLimits? limits = null)
    {
        limits ??= ParserLimits.Default;
        if (source.Length > limits.MaxBytes)
        {
            throw new GraphQLSyntaxException($"The document is longer than {limits.MaxBytes} bytes.", 0) { IsLimit = true };
        }
        if (!Utf8.IsValid(source.Span)) throw new GraphQLSyntaxException("The document is not valid UTF-8.", 0);
        return new DocumentNode(source, new Parser(source.Span, limits).ParseDefinitions());
    }

    /// <summary>
    /// Parses a document held in a string; see <see cref="Parse(ReadOnlyMemory{byte}, ParserLimits?)"/>.
    /// </summary>
    public static DocumentNode Parse(string source, ParserLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Parse(Encoding.UTF8.GetBytes(source), limits);
    }

    /// <summary>Parses a single value, such as a default value, without variables.</summary>
    public static ValueNode ParseConstantValue(string source)
    {
        var parser = new Parser(Encoding.UTF8.GetBytes(source), ParserLimits.Default);
        var value = parser.ParseValue(constant: true);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    private ImmutableArray<DefinitionNode> ParseDefinitions()
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>(1);
        do definitions.Add(ParseDefinition());
        while (_lexer.Kind != TokenKind.EndOfFile);
        return definitions.DrainToImmutable();
    }

    private DefinitionNode ParseDefinition()
    {
        var start = _lexer.Start;
        if (_lexer.Kind == TokenKind.LeftBrace)
        {
            return new OperationDefinitionNode(start, null, OperationKind.Query, null, start, [], [], ParseSelectionSet());
        }
        var description = ParseDescription();
        if (_lexer.Kind == TokenKind.Name)
        {
            if (PeekKeyword("query"u8)) return ParseOperation(start, description, OperationKind.Query);
            if (PeekKeyword("mutation"u8)) return ParseOperation(start, description, OperationKind.Mutation);
            if (PeekKeyword("subscription"u8)) return ParseOperation(start, description, OperationKind.Subscription);
            if (PeekKeyword("fragment"u8)) return ParseFragment(start, description);
            if (ParseTypeSystemDefinition(start, description) is { } definition) return definition;
        }
        var isNoKeyword = _lexer.Kind is TokenKind.Name or TokenKind.LeftBrace;
        throw description is null || !isNoKeyword
            ? Unexpected()
            : new GraphQLSyntaxException("Only definitions with a keyword can have a description.", start);
    }

    private OperationDefinitionNode ParseOperation(int start, StringValueNode? description, OperationKind kind)
    {
        Advance();
        var nameStart = _lexer.Kind == TokenKind.Name ? _lexer.Start : start;
        var name = _lexer.Kind == TokenKind.Name ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(constant: false);
        return new OperationDefinitionNode(
            start, description, kind, name, nameStart, variables, directives, ParseSelectionSet());
    }

    private ImmutableArray<VariableDefinitionNode> ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.LeftParenthesis)) return [];
        var variables = ImmutableArray.CreateBuilder<VariableDefinitionNode>(4);
        do
        {
            var start = _lexer.Start;
            var description = ParseDescription();
            Expect(TokenKind.Dollar);
            var nameStart = _lexer.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            var type = ParseType();
            var defaultValue = Skip(TokenKind.EqualSign) ? ParseValue(constant: true) : null;
            variables.Add(new VariableDefinitionNode(
                start, description, name, nameStart, type, defaultValue, ParseDirectives(constant: true)));
        }
        while (!Skip(TokenKind.RightParenthesis));
        return variables.DrainToImmutable();
    }

    private FragmentDefinitionNode ParseFragment(int start, StringValueNode? description)
    {
        Advance();
        if (PeekKeyword("on"u8)) throw Unexpected();
        var nameStart = _lexer.Start;
        var name = ParseName();
        if (!PeekKeyword("on"u8)) throw Unexpected("\"on\"");
        Advance();
        var condition = ParseNamedType();
        var directives = ParseDirectives(constant: false);
        return new FragmentDefinitionNode(
            start, description, name, nameStart, condition, directives, ParseSelectionSet());
    }

    private StringValueNode? ParseDescription() =>
        _lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    private StringValueNode ParseString()
    {
        var node = new StringValueNode(_lexer.Start, _lexer.StringValue, _lexer.Kind == TokenKind.BlockString);
        Advance();
        return node;
    }

    private string ParseName()
    {
        if (_lexer.Kind != TokenKind.Name) throw Unexpected("a name");
        var name = Encoding.UTF8.GetString(_lexer.Text);
        Advance();
        return name;
    }

    private readonly bool PeekKeyword(ReadOnlySpan<byte> keyword) =>
        _lexer.Kind == TokenKind.Name && _lexer.Text.SequenceEqual(keyword);

    private void Expect(TokenKind kind)
    {
        if (_lexer.Kind != kind) throw Unexpected(Describe(kind));
        if (kind != TokenKind.EndOfFile) Advance();
    }

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind) return false;
        Advance();
        return true;
    }

    private void Advance()
    {
        if (++_tokens > _limits.MaxTokens)
        {
            throw new GraphQLSyntaxException($"The document has more than {_limits.MaxTokens} tokens.", _lexer.Start)
            {
                IsLimit = true,
            };
        }
        _lexer.Advance();
    }

    private void Enter()
    {
        if (++_nesting > _limits.MaxNesting)
        {
            throw new GraphQLSyntaxException(
                $"The document is nested deeper than {_limits.MaxNesting} levels.", _lexer.Start)
            {
                IsLimit = true,
            };
        }
    }

    private void Leave() => _nesting--;

    private readonly GraphQLSyntaxException Unexpected(string? expected = null)
    {
        var found = _lexer.Kind switch
        {
            TokenKind.EndOfFile => "the end of the document",
            // Decoding it first tells whether it is a string at all.
            TokenKind.String or TokenKind.BlockString when _lexer.StringValue is not null => "a string",
            _ => $"\"{Encoding.UTF8.GetString(_lexer.Text)}\"",
        };
        return new GraphQLSyntaxException(
            expected is null ? $"Unexpected {found}." : $"Expected {expected} but found {found}.", _lexer.Start);
    }

    private static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "the end of the document",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Colon => "\":\"",
        TokenKind.EqualSign => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.LeftParenthesis => "\"(\"",
        TokenKind.RightParenthesis => "\")\"",
        TokenKind.LeftBrace => "\"{\"",
        TokenKind.RightBrace => "\"}\"",
        TokenKind.RightBracket => "\"]\"",
        _ => kind.ToString(),
    };
}
