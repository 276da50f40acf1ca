using System.Collections.Immutable;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types;

/// <summary>A field of an object or interface, with the compiled code that resolves it.</summary>
public sealed class FieldDefinition(string name, GraphQLType type, ImmutableArray<InputValueDefinition> arguments)
{
    /// <summary>The name in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>The declared type.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>The arguments in order of declaration.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; } = arguments;

    /// <summary>What it means.</summary>
    public string? Description { get; init; }

    /// <summary>Why it should no longer be used; null when it may.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The policies that must all allow the caller to see the field; empty when anyone may.</summary>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>What it costs by itself; null for what fields of its kind do.</summary>
    internal int? Weight { get; init; }

    /// <summary>How long its list is, or those below it; null when nothing is said.</summary>
    internal ListSize? ListSize { get; init; }

    /// <summary>The argument of that name, if there is one.</summary>
    public InputValueDefinition? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name) return argument;
        }
        return null;
    }

    /// <summary>The code behind the field; null on interfaces, whose objects bring their own.</summary>
    internal FieldCode? Code { get; init; }

    /// <summary>Where the events of a field of the subscription type come from; null on all other fields.</summary>
    internal EventSource? EventSource { get; init; }
}
