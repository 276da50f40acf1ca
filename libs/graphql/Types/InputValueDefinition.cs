using Erp.GraphQL.Language;

namespace Erp.GraphQL.Types;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValueDefinition(string name, GraphQLType type)
{
    /// <summary>The name in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>The declared type.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>What it means.</summary>
    public string? Description { get; init; }

    /// <summary>Why it should no longer be used; null when it may.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The default value as it is printed; null when there is none.</summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>Whether a document must give it: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>The CLR type that resolvers and constructors take.</summary>
    internal Type ClrType { get; init; } = typeof(object);

    /// <summary>The CLR value used when nothing is given; null when there is none.</summary>
    internal object? ClrDefault { get; init; }

    /// <summary>Whether the CLR type's leaf is read as an ID.</summary>
    internal bool IsId { get; init; }
}
