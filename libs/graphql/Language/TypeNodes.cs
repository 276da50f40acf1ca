namespace Erp.GraphQL.Language;

/// <summary>A reference to a type, as in a variable definition.</summary>
public abstract class TypeNode(int start) : SyntaxNode(start)
{
    /// <summary>The named type at the core of the reference.</summary>
    public abstract NamedTypeNode Named { get; }
}

/// <summary>A type's name.</summary>
public sealed class NamedTypeNode(int start, string name) : TypeNode(start)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override NamedTypeNode Named => this;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary><c>[T]</c>.</summary>
public sealed class ListTypeNode(int start, TypeNode item) : TypeNode(start)
{
    /// <summary>The type of the items.</summary>
    public TypeNode Item { get; } = item;

    /// <inheritdoc/>
    public override NamedTypeNode Named => Item.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{Item}]";
}

/// <summary><c>T!</c>.</summary>
public sealed class NonNullTypeNode(int start, TypeNode inner) : TypeNode(start)
{
    /// <summary>The nullable type inside; never itself a non-null type.</summary>
    public TypeNode Inner { get; } = inner;

    /// <inheritdoc/>
    public override NamedTypeNode Named => Inner.Named;

    /// <inheritdoc/>
    public override string ToString() => $"{Inner}!";
}
