using System.Collections.Immutable;

namespace Erp.GraphQL;

/// <summary>What a resolver can know about the field it resolves.</summary>
public interface IResolverContext
{
    /// <summary>The request's services.</summary>
    IServiceProvider Services { get; }

    /// <summary>Set when the client has gone or the time is up.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>What the host knows about the request.</summary>
    GraphQLRequestState State { get; }

    /// <summary>The field's name in the schema.</summary>
    string FieldName { get; }

    /// <summary>The response keys and list indices that lead to the field.</summary>
    ImmutableArray<object> Path { get; }

    /// <summary>The object whose field is being resolved.</summary>
    T Parent<T>();

    /// <summary>The value of an argument.</summary>
    T ArgumentValue<T>(string name);

    /// <summary>
    /// Whether a field below this one is selected, at any type; <paramref name="path"/> leads down to it.
    /// </summary>
    bool IsSelected(params ReadOnlySpan<string> path);
}
