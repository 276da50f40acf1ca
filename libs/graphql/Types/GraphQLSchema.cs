using System.Collections.Frozen;
using System.Collections.Immutable;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Language;

namespace Erp.GraphQL.Types;

/// <summary>A complete, checked schema. Immutable and safe to share between threads.</summary>
public sealed class GraphQLSchema
{
    private readonly FrozenDictionary<string, NamedType> _types;
    private readonly FrozenDictionary<string, DirectiveDefinition> _directives;
    private readonly FrozenDictionary<Type, ObjectType> _objectsByClrType;

    internal GraphQLSchema(
        ObjectType query,
        ObjectType? mutation,
        ObjectType? subscription,
        IEnumerable<NamedType> types,
        ImmutableArray<DirectiveDefinition> directives,
        IReadOnlyDictionary<Type, ObjectType> objectsByClrType,
        InputReaders inputReaders,
        MetaFields metaFields)
    {
        QueryType = query;
        MutationType = mutation;
        SubscriptionType = subscription;
        Types = [.. types.OrderBy(type => type.Name, StringComparer.Ordinal)];
        Directives = directives;
        InputReaders = inputReaders;
        MetaFields = metaFields;
        _types = Types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _directives = directives.ToFrozenDictionary(directive => directive.Name, StringComparer.Ordinal);
        _objectsByClrType = objectsByClrType.ToFrozenDictionary();
    }

    /// <summary>What the schema as a whole is for.</summary>
    public string? Description { get; init; }

    /// <summary>The root of queries.</summary>
    public ObjectType QueryType { get; }

    /// <summary>The root of mutations, if there are any.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root of subscriptions, if there are any.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types, introspection included, in the order of their names.</summary>
    public ImmutableArray<NamedType> Types { get; }

    /// <summary>The directives a document or schema may use.</summary>
    public ImmutableArray<DirectiveDefinition> Directives { get; }

    internal InputReaders InputReaders { get; }

    /// <summary>The type of that name, if there is one.</summary>
    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The directive of that name, if there is one.</summary>
    public DirectiveDefinition? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The root type of a kind of operation; null when the schema does not have it.</summary>
    public ObjectType? RootType(OperationKind kind) => kind switch
    {
        OperationKind.Query => QueryType,
        OperationKind.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>Resolves a reference from a document; null when it names an unknown type.</summary>
    public GraphQLType? Resolve(TypeNode node) => node switch
    {
        NamedTypeNode named => FindType(named.Name),
        ListTypeNode list => Resolve(list.Item) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => Resolve(nonNull.Inner) is { } inner ? new NonNullType(inner) : null,
        _ => throw new InvalidOperationException($"Unknown type node {node.GetType().Name}."),
    };

    /// <summary>
    /// Finds the field that a selection on a type means, the meta fields <c>__typename</c>, <c>__schema</c> and
    /// <c>__type</c> included.
    /// </summary>
    public FieldDefinition? FindField(CompositeType type, string name)
    {
        if (!name.StartsWith("__", StringComparison.Ordinal)) return type.FindField(name);
        if (name == MetaFields.TypeName.Name) return MetaFields.TypeName;
        return ReferenceEquals(type, QueryType) ? MetaFields.FindRoot(name) : null;
    }

    internal MetaFields MetaFields { get; }

    /// <summary>The object type of a CLR value: that of its class, or of the nearest base class that has one.</summary>
    internal ObjectType? ObjectTypeOf(Type clrType)
    {
        for (var type = clrType; type is not null; type = type.BaseType)
        {
            if (_objectsByClrType.TryGetValue(type, out var found)) return found;
        }
        return null;
    }
}
