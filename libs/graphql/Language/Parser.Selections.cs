using System.Collections.Immutable;

namespace Erp.GraphQL.Language;

public ref partial struct Parser
{
    private SelectionSetNode ParseSelectionSet()
    {
        var start = _lexer.Start;
        Expect(TokenKind.LeftBrace);
        Enter();
        var selections = ImmutableArray.CreateBuilder<SelectionNode>(4);
        do selections.Add(_lexer.Kind == TokenKind.Spread ? ParseSpread() : ParseField());
        while (!Skip(TokenKind.RightBrace));
        Leave();
        return new SelectionSetNode(start, selections.DrainToImmutable());
    }

    private FieldNode ParseField()
    {
        var start = _lexer.Start;
        var name = ParseName();
        string? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }
        var arguments = ParseArguments(constant: false);
        var directives = ParseDirectives(constant: false);
        var selectionSet = _lexer.Kind == TokenKind.LeftBrace ? ParseSelectionSet() : null;
        return new FieldNode(start, alias, name, arguments, directives, selectionSet);
    }

    private SelectionNode ParseSpread()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Spread);
        var hasCondition = PeekKeyword("on"u8);
        if (!hasCondition && _lexer.Kind == TokenKind.Name)
        {
            var nameStart = _lexer.Start;
            return new FragmentSpreadNode(start, ParseName(), nameStart, ParseDirectives(constant: false));
        }
        NamedTypeNode? condition = null;
        if (hasCondition)
        {
            Advance();
            condition = ParseNamedType();
        }
        return new InlineFragmentNode(start, condition, ParseDirectives(constant: false), ParseSelectionSet());
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool constant)
    {
        if (!Skip(TokenKind.LeftParenthesis)) return [];
        var arguments = ImmutableArray.CreateBuilder<ArgumentNode>(2);
        do
        {
            var start = _lexer.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            arguments.Add(new ArgumentNode(start, name, ParseValue(constant)));
        }
        while (!Skip(TokenKind.RightParenthesis));
        return arguments.DrainToImmutable();
    }

    private ImmutableArray<DirectiveNode> ParseDirectives(bool constant)
    {
        if (_lexer.Kind != TokenKind.At) return [];
        var directives = ImmutableArray.CreateBuilder<DirectiveNode>(1);
        while (_lexer.Kind == TokenKind.At)
        {
            var start = _lexer.Start;
            Advance();
            directives.Add(new DirectiveNode(start, ParseName(), ParseArguments(constant)));
        }
        return directives.DrainToImmutable();
    }

    private NamedTypeNode ParseNamedType() => new(_lexer.Start, ParseName());

    private TypeNode ParseType()
    {
        var start = _lexer.Start;
        TypeNode type;
        if (Skip(TokenKind.LeftBracket))
        {
            Enter();
            type = new ListTypeNode(start, ParseType());
            Expect(TokenKind.RightBracket);
            Leave();
        }
        else
        {
            type = ParseNamedType();
        }
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(start, type) : type;
    }
}
