using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Erp.GraphQL.Types;

/// <summary>An enum type.</summary>
public sealed class EnumType(string name, string? description, ImmutableArray<EnumValueDefinition> values)
    : NamedType(name, description)
{
    private readonly FrozenDictionary<string, EnumValueDefinition> _byName =
        values.ToFrozenDictionary(value => value.Name, StringComparer.Ordinal);

    /// <summary>The values in order of declaration.</summary>
    public ImmutableArray<EnumValueDefinition> Values { get; } = values;

    /// <summary>The value of that name, if there is one.</summary>
    public EnumValueDefinition? FindValue(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>One value of an enum.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="Value">The boxed CLR value.</param>
/// <param name="Description">What it means.</param>
/// <param name="DeprecationReason">Why it should no longer be used; null when it may.</param>
public sealed record EnumValueDefinition(string Name, object Value, string? Description, string? DeprecationReason);
