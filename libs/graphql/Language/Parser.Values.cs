using System.Collections.Immutable;
using System.Text;

namespace Erp.GraphQL.Language;

public ref partial struct Parser
{
    private ValueNode ParseValue(bool constant)
    {
        var start = _lexer.Start;
        switch (_lexer.Kind)
        {
            case TokenKind.Dollar when !constant:
                Advance();
                return new VariableNode(start, ParseName());
            case TokenKind.Int:
                return new IntValueNode(start, TakeText());
            case TokenKind.Float:
                return new FloatValueNode(start, TakeText());
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                return ParseKeywordOrEnum(start);
            case TokenKind.LeftBracket:
                return ParseList(start, constant);
            case TokenKind.LeftBrace:
                return ParseObject(start, constant);
            default:
                throw Unexpected("a value");
        }
    }

    private string TakeText()
    {
        var text = Encoding.UTF8.GetString(_lexer.Text);
        Advance();
        return text;
    }

    private ValueNode ParseKeywordOrEnum(int start) => ParseName() switch
    {
        "true" => new BooleanValueNode(start, true),
        "false" => new BooleanValueNode(start, false),
        "null" => new NullValueNode(start),
        var name => new EnumValueNode(start, name),
    };

    private ListValueNode ParseList(int start, bool constant)
    {
        Advance();
        Enter();
        var items = ImmutableArray.CreateBuilder<ValueNode>();
        while (!Skip(TokenKind.RightBracket)) items.Add(ParseValue(constant));
        Leave();
        return new ListValueNode(start, items.DrainToImmutable());
    }

    private ObjectValueNode ParseObject(int start, bool constant)
    {
        Advance();
        Enter();
        var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>();
        while (!Skip(TokenKind.RightBrace))
        {
            var fieldStart = _lexer.Start;
            var name = ParseName();
            Expect(TokenKind.Colon);
            fields.Add(new ObjectFieldNode(fieldStart, name, ParseValue(constant)));
        }
        Leave();
        return new ObjectValueNode(start, fields.DrainToImmutable());
    }
}
