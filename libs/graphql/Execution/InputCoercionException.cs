namespace Erp.GraphQL.Execution;

/// <summary>A JSON value does not fit the input type it was given for.</summary>
/// <param name="message">For the client.</param>
/// <param name="offset">Where the value begins in the JSON that is being read; its path is found from that when it is
/// reported.</param>
internal sealed class InputCoercionException(string message, long offset) : Exception(message)
{
    public long Offset { get; } = offset;

    /// <summary>The error's code.</summary>
    public string Code { get; init; } = ErrorCodes.BadUserInput;
}
