namespace Erp.GraphQL.Types;

/// <summary>A named type, or a list or non-null wrapper around one.</summary>
public abstract class GraphQLType
{
    /// <summary>The named type at the core.</summary>
    public abstract NamedType Named { get; }

    /// <summary>Whether this is a <c>T!</c>.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>The type without its outermost non-null wrapper.</summary>
    public GraphQLType Nullable => this is NonNullType wrapper ? wrapper.Inner : this;

    /// <summary>Whether values of this type may be arguments and variables.</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether fields may return this type.</summary>
    public bool IsOutput => Named is not InputObjectType;
}

/// <summary><c>[T]</c>.</summary>
public sealed class ListType(GraphQLType item) : GraphQLType
{
    /// <summary>The type of the items.</summary>
    public GraphQLType Item { get; } = item;

    /// <inheritdoc/>
    public override NamedType Named => Item.Named;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ListType other && other.Item.Equals(Item);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine('[', Item);

    /// <inheritdoc/>
    public override string ToString() => $"[{Item}]";
}

/// <summary><c>T!</c>.</summary>
public sealed class NonNullType(GraphQLType inner) : GraphQLType
{
    /// <summary>The nullable type inside.</summary>
    public GraphQLType Inner { get; } = inner;

    /// <inheritdoc/>
    public override NamedType Named => Inner.Named;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NonNullType other && other.Inner.Equals(Inner);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine('!', Inner);

    /// <inheritdoc/>
    public override string ToString() => $"{Inner}!";
}
