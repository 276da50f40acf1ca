using System.Collections.Immutable;
using Erp.GraphQL;

namespace Erp.Api.Errors;

[GraphQLDescription("One reason why a command was refused. Nothing was recorded.")]
public sealed record UserError(
    ErrorCode Code,
    [property: GraphQLDescription("One English sentence: what is wrong and what to do.")]
    string Message,
    [property: GraphQLDescription("Where in the input: [\"lines\", \"2\", \"quantity\"]. Empty when the whole command is meant.")]
    ImmutableArray<string> Field,
    [property: GraphQLDescription("Whether the same command, unchanged, may succeed later.")]
    bool Retryable)
{
    internal static UserError Of(DomainError error) => new(
        ErrorCodes.Parse(error.Code),
        error.Message,
        error.Field.Length == 0 ? [] : [.. error.Field.Split('.')],
        error.Retryable);

    internal static UserError Of(UnavailableException exception) =>
        new(ErrorCodes.Parse(exception.Code), exception.Message, [], Retryable: true);
}
