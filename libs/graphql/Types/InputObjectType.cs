using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Erp.GraphQL.Types;

/// <summary>An input object type.</summary>
public sealed class InputObjectType(string name, string? description, bool isOneOf) : NamedType(name, description)
{
    private FrozenDictionary<string, InputValueDefinition> _byName =
        FrozenDictionary<string, InputValueDefinition>.Empty;

    /// <summary>Whether exactly one field must be given, and not null.</summary>
    public bool IsOneOf { get; } = isOneOf;

    /// <summary>The fields in order of declaration.</summary>
    public ImmutableArray<InputValueDefinition> Fields { get; private set; } = [];

    /// <summary>The field of that name, if there is one.</summary>
    public InputValueDefinition? FindField(string name) => _byName.GetValueOrDefault(name);

    internal void SetFields(ImmutableArray<InputValueDefinition> fields)
    {
        Fields = fields;
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }
}
