using System.Collections.Immutable;

namespace Erp.GraphQL.Language;

/// <summary>A definition or extension of the type system definition language.</summary>
public abstract class TypeSystemDefinitionNode(
    int start, StringValueNode? description, bool isExtension, ImmutableArray<DirectiveNode> directives)
    : DefinitionNode(start, description)
{
    /// <summary>Whether it begins with <c>extend</c>.</summary>
    public bool IsExtension { get; } = isExtension;

    /// <summary>The directives on the definition.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary><c>schema { query: Q }</c>.</summary>
public sealed class SchemaDefinitionNode(
    int start,
    StringValueNode? description,
    bool isExtension,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<RootOperationNode> operations) : TypeSystemDefinitionNode(
        start, description, isExtension, directives)
{
    /// <summary>The root types.</summary>
    public ImmutableArray<RootOperationNode> Operations { get; } = operations;
}

/// <summary><c>query: Q</c> of a schema definition.</summary>
public sealed class RootOperationNode(int start, OperationKind kind, NamedTypeNode type) : SyntaxNode(start)
{
    /// <summary>The kind of operation.</summary>
    public OperationKind Kind { get; } = kind;

    /// <summary>Its root type.</summary>
    public NamedTypeNode Type { get; } = type;
}

/// <summary>The definition or extension of a named type.</summary>
public abstract class TypeDefinitionNode(
    int start, StringValueNode? description, bool isExtension, string name, ImmutableArray<DirectiveNode> directives)
    : TypeSystemDefinitionNode(start, description, isExtension, directives)
{
    /// <summary>The type's name.</summary>
    public string Name { get; } = name;
}

/// <summary><c>scalar S</c>.</summary>
public sealed class ScalarTypeDefinitionNode(
    int start, StringValueNode? description, bool isExtension, string name, ImmutableArray<DirectiveNode> directives)
    : TypeDefinitionNode(start, description, isExtension, name, directives);

/// <summary><c>type T implements I {…}</c> or <c>interface T implements I {…}</c>.</summary>
public sealed class FieldsTypeDefinitionNode(
    int start,
    StringValueNode? description,
    bool isExtension,
    bool isInterface,
    string name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields) : TypeDefinitionNode(start, description, isExtension, name, directives)
{
    /// <summary>Whether it is an interface; otherwise it is an object type.</summary>
    public bool IsInterface { get; } = isInterface;

    /// <summary>The interfaces it implements.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>union U = A | B</c>.</summary>
public sealed class UnionTypeDefinitionNode(
    int start,
    StringValueNode? description,
    bool isExtension,
    string name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> members) : TypeDefinitionNode(start, description, isExtension, name, directives)
{
    /// <summary>The member types.</summary>
    public ImmutableArray<NamedTypeNode> Members { get; } = members;
}

/// <summary><c>enum E {…}</c>.</summary>
public sealed class EnumTypeDefinitionNode(
    int start,
    StringValueNode? description,
    bool isExtension,
    string name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values) : TypeDefinitionNode(
        start, description, isExtension, name, directives)
{
    /// <summary>The values.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary><c>input I {…}</c>.</summary>
public sealed class InputObjectTypeDefinitionNode(
    int start,
    StringValueNode? description,
    bool isExtension,
    string name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields) : TypeDefinitionNode(
        start, description, isExtension, name, directives)
{
    /// <summary>The fields.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}

/// <summary><c>directive @d(…) repeatable on A | B</c>.</summary>
public sealed class DirectiveDefinitionNode(
    int start,
    StringValueNode? description,
    string name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    bool isRepeatable,
    ImmutableArray<string> locations) : TypeSystemDefinitionNode(start, description, isExtension: false, [])
{
    /// <summary>The directive's name without the at sign.</summary>
    public string Name { get; } = name;

    /// <summary>The arguments.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Whether it may stand several times in one place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>The places it may stand in.</summary>
    public ImmutableArray<string> Locations { get; } = locations;
}

/// <summary>A field of an object type or interface.</summary>
public sealed class FieldDefinitionNode(
    int start,
    StringValueNode? description,
    string name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    TypeNode type,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(start)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The field's name.</summary>
    public string Name { get; } = name;

    /// <summary>The arguments.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>The field's type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The directives on the field.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>An argument, or a field of an input object.</summary>
public sealed class InputValueDefinitionNode(
    int start,
    StringValueNode? description,
    string name,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(start)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default value, if any.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A value of an enum.</summary>
public sealed class EnumValueDefinitionNode(
    int start, StringValueNode? description, string name, ImmutableArray<DirectiveNode> directives) : SyntaxNode(start)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The value's name.</summary>
    public string Name { get; } = name;

    /// <summary>The directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}
