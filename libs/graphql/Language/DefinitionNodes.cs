using System.Collections.Immutable;

namespace Erp.GraphQL.Language;

/// <summary>The three kinds of operations.</summary>
public enum OperationKind
{
    /// <summary>Reads.</summary>
    Query,

    /// <summary>Writes, its root fields one after the other, then reads.</summary>
    Mutation,

    /// <summary>A long-lived stream of results.</summary>
    Subscription,
}

/// <summary>Something at the top level of a document.</summary>
public abstract class DefinitionNode(int start, StringValueNode? description) : SyntaxNode(start)
{
    /// <summary>The description written before the definition, if any.</summary>
    public StringValueNode? Description { get; } = description;
}

/// <summary>A query, mutation or subscription.</summary>
public sealed class OperationDefinitionNode(
    int start,
    StringValueNode? description,
    OperationKind kind,
    string? name,
    int nameStart,
    ImmutableArray<VariableDefinitionNode> variables,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : DefinitionNode(start, description)
{
    /// <summary>Query, mutation or subscription.</summary>
    public OperationKind Kind { get; } = kind;

    /// <summary>The name, if it has one.</summary>
    public string? Name { get; } = name;

    /// <summary>Byte offset at which the name begins; that of the definition when it has none.</summary>
    public int NameStart { get; } = nameStart;

    /// <summary>The variables it declares.</summary>
    public ImmutableArray<VariableDefinitionNode> Variables { get; } = variables;

    /// <summary>The directives on the operation.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What is selected on the root type.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary><c>$name: T = default</c>.</summary>
public sealed class VariableDefinitionNode(
    int start,
    StringValueNode? description,
    string name,
    int nameStart,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(start)
{
    /// <summary>The description written before the variable, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name without the dollar sign.</summary>
    public string Name { get; } = name;

    /// <summary>Byte offset at which the name begins.</summary>
    public int NameStart { get; } = nameStart;

    /// <summary>The declared type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default value, if any.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives on the variable.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary><c>fragment name on T {…}</c>.</summary>
public sealed class FragmentDefinitionNode(
    int start,
    StringValueNode? description,
    string name,
    int nameStart,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : DefinitionNode(start, description)
{
    /// <summary>The fragment's name.</summary>
    public string Name { get; } = name;

    /// <summary>Byte offset at which the name begins.</summary>
    public int NameStart { get; } = nameStart;

    /// <summary>The type it applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;

    /// <summary>The directives on the fragment.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The selections inside.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
