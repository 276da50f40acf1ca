using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Erp.GraphQL.Types;

/// <summary>An object, interface or union.</summary>
public abstract class CompositeType(string name, string? description) : NamedType(name, description)
{
    /// <summary>The fields that may be selected on it; a union has none but <c>__typename</c>.</summary>
    public virtual FieldDefinition? FindField(string name) => null;

    /// <summary>The object types a value of this type can have.</summary>
    public abstract ImmutableArray<ObjectType> PossibleTypes { get; }

    /// <summary>Whether some object could be both of this and of the other type.</summary>
    public bool Overlaps(CompositeType other)
    {
        if (ReferenceEquals(this, other)) return true;
        foreach (var type in PossibleTypes)
        {
            if (other.PossibleTypes.Contains(type)) return true;
        }
        return false;
    }
}

/// <summary>An object or interface: a composite type with fields of its own.</summary>
public abstract class FieldsType(string name, string? description) : CompositeType(name, description)
{
    private FrozenDictionary<string, FieldDefinition> _byName = FrozenDictionary<string, FieldDefinition>.Empty;

    /// <summary>The fields in the order they are printed.</summary>
    public ImmutableArray<FieldDefinition> Fields { get; private set; } = [];

    /// <summary>The interfaces it implements, directly and through others.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];

    /// <inheritdoc/>
    public override FieldDefinition? FindField(string name) => _byName.GetValueOrDefault(name);

    internal void SetFields(ImmutableArray<FieldDefinition> fields)
    {
        Fields = fields;
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }
}

/// <summary>An object type.</summary>
public sealed class ObjectType(string name, string? description) : FieldsType(name, description)
{
    /// <inheritdoc/>
    public override ImmutableArray<ObjectType> PossibleTypes => [this];
}

/// <summary>An interface, with the object types that implement it.</summary>
public sealed class InterfaceType(string name, string? description) : FieldsType(name, description)
{
    private ImmutableArray<ObjectType> _possibleTypes = [];

    /// <inheritdoc/>
    public override ImmutableArray<ObjectType> PossibleTypes => _possibleTypes;

    internal void SetPossibleTypes(ImmutableArray<ObjectType> types) => _possibleTypes = types;
}

/// <summary>A union of object types.</summary>
public sealed class UnionType(string name, string? description) : CompositeType(name, description)
{
    private ImmutableArray<ObjectType> _possibleTypes = [];

    /// <inheritdoc/>
    public override ImmutableArray<ObjectType> PossibleTypes => _possibleTypes;

    internal void SetPossibleTypes(ImmutableArray<ObjectType> types) => _possibleTypes = types;
}
