using System.Collections.Immutable;
using Erp.GraphQL.Language;

namespace Erp.GraphQL;

/// <summary>One entry of a response's <c>errors</c>.</summary>
public sealed record GraphQLError(string Message)
{
    /// <summary>What kind of error it is, for programs: <c>extensions.code</c>.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// The response keys and list indices (int) that lead to the field; empty when no field is concerned.
    /// </summary>
    public ImmutableArray<object> Path { get; init; } = [];

    /// <summary>Where in the document the culprit stands.</summary>
    public ImmutableArray<SourceLocation> Locations { get; init; } = [];

    /// <summary>Further <c>extensions</c>; values are strings, numbers, booleans or null.</summary>
    public ImmutableDictionary<string, object?> Extensions { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The rule of the specification that a document breaks, by its name here.</summary>
    internal string? Rule { get; init; }

    /// <summary>The exception behind it. It never reaches the client.</summary>
    public Exception? Exception { get; init; }
}
