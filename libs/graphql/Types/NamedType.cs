namespace Erp.GraphQL.Types;

/// <summary>A type with a name of its own; one instance a schema, compared by reference.</summary>
public abstract class NamedType(string name, string? description) : GraphQLType
{
    /// <summary>The name, unique in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>What it means, in Markdown.</summary>
    public string? Description { get; internal set; } = description;

    /// <summary>Whether it is part of introspection (its name begins with two underscores).</summary>
    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>Whether its values have no sub-selection.</summary>
    public bool IsLeaf => this is ScalarType or EnumType;

    /// <summary>Whether its values need a sub-selection.</summary>
    public bool IsComposite => this is CompositeType;

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
