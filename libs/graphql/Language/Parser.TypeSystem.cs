using System.Collections.Immutable;

namespace Erp.GraphQL.Language;

public ref partial struct Parser
{
    private delegate T ParseItem<out T>(ref Parser parser);

    /// <summary>Parses a definition of the type system; null when the word is none of its keywords.</summary>
    private TypeSystemDefinitionNode? ParseTypeSystemDefinition(int start, StringValueNode? description)
    {
        // An extension adds to what has a description already.
        var isExtension = description is null && PeekKeyword("extend"u8);
        if (isExtension) Advance();
        if (TakeKeyword("schema"u8)) return ParseSchema(start, description, isExtension);
        if (TakeKeyword("scalar"u8)) return ParseScalar(start, description, isExtension);
        if (TakeKeyword("type"u8)) return ParseFieldsType(start, description, isExtension, isInterface: false);
        if (TakeKeyword("interface"u8)) return ParseFieldsType(start, description, isExtension, isInterface: true);
        if (TakeKeyword("union"u8)) return ParseUnion(start, description, isExtension);
        if (TakeKeyword("enum"u8)) return ParseEnum(start, description, isExtension);
        if (TakeKeyword("input"u8)) return ParseInput(start, description, isExtension);
        return !isExtension && TakeKeyword("directive"u8) ? ParseDirectiveDefinition(start, description) : null;
    }

    private bool TakeKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!PeekKeyword(keyword)) return false;
        Advance();
        return true;
    }

    private SchemaDefinitionNode ParseSchema(int start, StringValueNode? description, bool isExtension)
    {
        var directives = ParseDirectives(constant: true);
        var operations = ParseBlock(static (ref Parser parser) => parser.ParseRootOperation());
        RequireContent(directives.Length + operations.Length, isExtension);
        if (operations.IsEmpty && !isExtension) throw Unexpected(Describe(TokenKind.LeftBrace));
        return new SchemaDefinitionNode(start, description, isExtension, directives, operations);
    }

    private RootOperationNode ParseRootOperation()
    {
        var start = _lexer.Start;
        OperationKind kind;
        if (TakeKeyword("query"u8)) kind = OperationKind.Query;
        else if (TakeKeyword("mutation"u8)) kind = OperationKind.Mutation;
        else if (TakeKeyword("subscription"u8)) kind = OperationKind.Subscription;
        else throw Unexpected("a kind of operation");
        Expect(TokenKind.Colon);
        return new RootOperationNode(start, kind, ParseNamedType());
    }

    private ScalarTypeDefinitionNode ParseScalar(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        RequireContent(directives.Length, isExtension);
        return new ScalarTypeDefinitionNode(start, description, isExtension, name, directives);
    }

    private FieldsTypeDefinitionNode ParseFieldsType(
        int start, StringValueNode? description, bool isExtension, bool isInterface)
    {
        var name = ParseName();
        var interfaces = TakeKeyword("implements"u8) ? ParseNames(TokenKind.Ampersand) : [];
        var directives = ParseDirectives(constant: true);
        var fields = ParseBlock(static (ref Parser parser) => parser.ParseFieldDefinition());
        RequireContent(interfaces.Length + directives.Length + fields.Length, isExtension);
        return new FieldsTypeDefinitionNode(
            start, description, isExtension, isInterface, name, interfaces, directives, fields);
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var description = ParseDescription();
        var start = _lexer.Start;
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        return new FieldDefinitionNode(
            start, description, name, arguments, ParseType(), ParseDirectives(constant: true));
    }

    private ImmutableArray<InputValueDefinitionNode> ParseArgumentDefinitions() => ParseBlock(
        static (ref Parser parser) => parser.ParseInputValue(), TokenKind.LeftParenthesis, TokenKind.RightParenthesis);

    private InputValueDefinitionNode ParseInputValue()
    {
        var description = ParseDescription();
        var start = _lexer.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = Skip(TokenKind.EqualSign) ? ParseValue(constant: true) : null;
        return new InputValueDefinitionNode(
            start, description, name, type, defaultValue, ParseDirectives(constant: true));
    }

    private UnionTypeDefinitionNode ParseUnion(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var members = Skip(TokenKind.EqualSign) ? ParseNames(TokenKind.Pipe) : [];
        RequireContent(directives.Length + members.Length, isExtension);
        return new UnionTypeDefinitionNode(start, description, isExtension, name, directives, members);
    }

    private EnumTypeDefinitionNode ParseEnum(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var values = ParseBlock(static (ref Parser parser) => parser.ParseEnumValue());
        RequireContent(directives.Length + values.Length, isExtension);
        return new EnumTypeDefinitionNode(start, description, isExtension, name, directives, values);
    }

    private EnumValueDefinitionNode ParseEnumValue()
    {
        var description = ParseDescription();
        var start = _lexer.Start;
        if (PeekKeyword("true"u8) || PeekKeyword("false"u8) || PeekKeyword("null"u8))
            throw Unexpected("a value's name");
        return new EnumValueDefinitionNode(start, description, ParseName(), ParseDirectives(constant: true));
    }

    private InputObjectTypeDefinitionNode ParseInput(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var fields = ParseBlock(static (ref Parser parser) => parser.ParseInputValue());
        RequireContent(directives.Length + fields.Length, isExtension);
        return new InputObjectTypeDefinitionNode(start, description, isExtension, name, directives, fields);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(int start, StringValueNode? description)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = TakeKeyword("repeatable"u8);
        if (!TakeKeyword("on"u8)) throw Unexpected("\"on\"");
        var locations = ImmutableArray.CreateBuilder<string>();
        Skip(TokenKind.Pipe);
        do locations.Add(ParseLocation());
        while (Skip(TokenKind.Pipe));
        return new DirectiveDefinitionNode(
            start, description, name, arguments, isRepeatable, locations.DrainToImmutable());
    }

    private string ParseLocation()
    {
        var error = Unexpected("a directive location");
        var name = ParseName();
        return DirectiveLocations.IsKnown(name) ? name : throw error;
    }

    /// <summary>One or more names with a separator between them, which may also stand before the first.</summary>
    private ImmutableArray<NamedTypeNode> ParseNames(TokenKind separator)
    {
        var names = ImmutableArray.CreateBuilder<NamedTypeNode>();
        Skip(separator);
        do names.Add(ParseNamedType());
        while (Skip(separator));
        return names.DrainToImmutable();
    }

    /// <summary>A bracketed list of at least one item; nothing when the bracket is not there.</summary>
    private ImmutableArray<T> ParseBlock<T>(
        ParseItem<T> parse, TokenKind open = TokenKind.LeftBrace, TokenKind close = TokenKind.RightBrace)
    {
        if (!Skip(open)) return [];
        var items = ImmutableArray.CreateBuilder<T>();
        do items.Add(parse(ref this));
        while (!Skip(close));
        return items.DrainToImmutable();
    }

    private readonly void RequireContent(int parts, bool isExtension)
    {
        if (isExtension && parts == 0) throw Unexpected("what the extension adds");
    }
}
