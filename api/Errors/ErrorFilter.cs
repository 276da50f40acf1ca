using Erp.Grains.Journal;
using Erp.GraphQL;
using Erp.Security;

namespace Erp.Api.Errors;

/// <summary>
/// What goes wrong outside of a payload: the codes that clients decide by. Anything else stays <c>INTERNAL</c>.
/// </summary>
public sealed class ErrorFilter : IErrorFilter
{
    /// <summary>A list has not come as far as its client asked for.</summary>
    public const string PositionNotReached = "POSITION_NOT_REACHED";

    private const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    public GraphQLError OnError(GraphQLError error) => error switch
    {
        { Code: NotAuthorized } => error with { Code = PermissionDeniedException.Code },
        { Code: PositionNotReached } => Retryable(error),
        { Exception: PermissionDeniedException e } => Known(error, e.Message, PermissionDeniedException.Code),
        { Exception: PositionUnknownException e } => Known(error, e.Message, PositionUnknownException.Code),
        { Exception: UnavailableException e } => Retryable(Known(error, e.Message, e.Code)),
        { Exception: TimeoutException } => Retryable(
            Known(error, "The answer took too long; ask again.", UnavailableException.Unavailable)),
        _ => error,
    };

    private static GraphQLError Known(GraphQLError error, string message, string code) =>
        error with { Message = message, Code = code, Exception = null };

    private static GraphQLError Retryable(GraphQLError error) =>
        error with { Extensions = error.Extensions.SetItem("retryable", true) };
}
