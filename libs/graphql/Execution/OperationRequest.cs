namespace Erp.GraphQL;

/// <summary>One operation to run. The memory it refers to must not change until the operation has finished.</summary>
public sealed class OperationRequest
{
    /// <summary>The document in UTF-8; empty when it is named by its id or by its hash in the extensions.</summary>
    public ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Whether <see cref="Document"/> is the inside of a JSON string that has escapes.</summary>
    internal bool DocumentIsEscaped { get; init; }

    /// <summary>The id of a registered document in UTF-8; empty when the text or a hash is given.</summary>
    public ReadOnlyMemory<byte> DocumentId { get; init; }

    /// <summary>Which operation of the document; null when it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables as a JSON object; empty when there are none.</summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    /// <summary>The extensions as a JSON object; empty when there are none.</summary>
    public ReadOnlyMemory<byte> Extensions { get; init; }

    /// <summary>The services that resolvers take.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>What the host knows about the request.</summary>
    public GraphQLRequestState State { get; init; } = new();

    /// <summary>Whether the response is to say what the operation cost.</summary>
    public bool ReportsCost { get; init; }

    /// <summary>Whether mutations may run; a GET request only reads.</summary>
    public bool AllowMutations { get; init; } = true;
}
