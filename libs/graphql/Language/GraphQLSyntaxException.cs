namespace Erp.GraphQL.Language;

/// <summary>The text is not a GraphQL document, or is larger than the parser's limits allow.</summary>
public sealed class GraphQLSyntaxException(string message, int offset) : Exception(message)
{
    /// <summary>Byte offset into the UTF-8 source at which the error was noticed.</summary>
    public int Offset { get; } = offset;

    /// <summary>Whether the text is larger than the limits allow, rather than wrong.</summary>
    public bool IsLimit { get; init; }
}
