namespace Erp.GraphQL;

/// <summary>Lets the host turn known exceptions into errors with codes of their own.</summary>
public interface IErrorFilter
{
    /// <summary>
    /// Called for each field error. Returns it or another one. An error that still carries its <see
    /// cref="GraphQLError.Exception"/> after the last filter is hidden behind <see cref="ErrorCodes.Internal"/> and
    /// logged.
    /// </summary>
    GraphQLError OnError(GraphQLError error);
}
