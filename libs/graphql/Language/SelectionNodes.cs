using System.Collections.Immutable;

namespace Erp.GraphQL.Language;

/// <summary><c>{…}</c> after a field, a fragment or an operation.</summary>
public sealed class SelectionSetNode(int start, ImmutableArray<SelectionNode> selections) : SyntaxNode(start)
{
    /// <summary>The selections in order; at least one.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode(int start, ImmutableArray<DirectiveNode> directives) : SyntaxNode(start)
{
    /// <summary>The directives on the selection.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A selected field.</summary>
public sealed class FieldNode(
    int start,
    string? alias,
    string name,
    ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode? selectionSet) : SelectionNode(start, directives)
{
    /// <summary>The alias, if one was given.</summary>
    public string? Alias { get; } = alias;

    /// <summary>The field's name in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>The key in the response.</summary>
    public string ResponseName => Alias ?? Name;

    /// <summary>The arguments as written.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>The sub-selection, if any.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}

/// <summary><c>...name</c>.</summary>
public sealed class FragmentSpreadNode(
    int start, string name, int nameStart, ImmutableArray<DirectiveNode> directives) : SelectionNode(start, directives)
{
    /// <summary>The fragment's name.</summary>
    public string Name { get; } = name;

    /// <summary>Byte offset at which the name begins.</summary>
    public int NameStart { get; } = nameStart;
}

/// <summary><c>... on T {…}</c>.</summary>
public sealed class InlineFragmentNode(
    int start,
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SelectionNode(start, directives)
{
    /// <summary>The type condition, if any.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>The selections inside.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>One <c>name: value</c> of a field or directive.</summary>
public sealed class ArgumentNode(int start, string name, ValueNode value) : SyntaxNode(start)
{
    /// <summary>The argument's name.</summary>
    public string Name { get; } = name;

    /// <summary>Its value.</summary>
    public ValueNode Value { get; } = value;
}

/// <summary><c>@name(…)</c>.</summary>
public sealed class DirectiveNode(int start, string name, ImmutableArray<ArgumentNode> arguments) : SyntaxNode(start)
{
    /// <summary>The directive's name without the at sign.</summary>
    public string Name { get; } = name;

    /// <summary>The arguments as written.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}
