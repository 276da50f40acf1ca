using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Makes errors fit to be shown: the host's filters first, then whatever is still an exception is hidden.
/// </summary>
internal sealed partial class ErrorReporter(IEnumerable<IErrorFilter> filters, ILogger<ErrorReporter> logger)
{
    private readonly ImmutableArray<IErrorFilter> _filters = [.. filters];

    /// <summary>The error for an exception that a field's code threw.</summary>
    public GraphQLError Describe(Exception exception, GraphQLError where)
    {
        var error = exception switch
        {
            GraphQLException known => where with { Message = known.Message, Code = known.Code },
            InputCoercionException input => where with { Message = input.Message, Code = input.Code },
            // A literal that turned out wrong only when the plan for a runtime type was compiled.
            GraphQLRequestException refusal => where with
            {
                Message = refusal.Message,
                Code = refusal.Errors[0].Code,
            },
            NullArgumentException misplaced => where with
            {
                Message = misplaced.Message,
                Code = ErrorCodes.BadUserInput,
                Locations = [misplaced.Location],
            },
            OperationCanceledException => where with
            {
                Message = "The request was cancelled.",
                Code = ErrorCodes.Cancelled,
                Exception = exception,
            },
            _ => where with { Message = "Unexpected error.", Code = ErrorCodes.Internal, Exception = exception },
        };
        return Show(error);
    }

    private GraphQLError Show(GraphQLError error)
    {
        foreach (var filter in _filters) error = filter.OnError(error);
        if (error.Exception is null or OperationCanceledException) return error;
        var trace = Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("N");
        LogHidden(logger, error.Exception, string.Join('.', error.Path), trace);
        return error with
        {
            Message = "An internal error occurred.",
            Code = ErrorCodes.Internal,
            Extensions = error.Extensions.SetItem("traceId", trace),
        };
    }

    [LoggerMessage(LogLevel.Error, "GraphQL field {Path} failed, trace {TraceId}")]
    private static partial void LogHidden(ILogger logger, Exception exception, string path, string traceId);
}
