using Erp.GraphQL;

namespace Erp.Api;

[GraphQLDescription("An exact amount.")]
public sealed record MoneyInput(
    decimal Amount,
    [property: GraphQLDescription("ISO 4217 code; the company's currency unless given. Another one is refused.")]
    string? Currency = null)
{
    internal Money Of(string companyCurrency) => new(Amount, Currency?.ToUpperInvariant() ?? companyCurrency);
}
