using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLName("SaleException")]
[GraphQLDescription("In what an offline receipt, as printed, differs from what would have been sold online.")]
public sealed record SaleExceptionNode(
    SaleExceptionCode Code,
    [property: GraphQLDescription("The receipt's line, from 1; null where the whole receipt is meant.")] int? Line,
    [property: GraphQLDescription("What the catalogue and the settings say, where they say something.")] string? Expected,
    [property: GraphQLDescription("What was printed.")] string? Actual)
{
    internal static SaleExceptionNode Of(SaleException exception) =>
        new(exception.Code, exception.Line, exception.Expected, exception.Actual);
}
