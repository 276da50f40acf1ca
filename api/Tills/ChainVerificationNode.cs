using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLName("ChainVerification")]
public sealed record ChainVerificationNode(
    string Terminal,
    [property: GraphQLDescription("Whether every receipt is as it was recorded.")] bool Intact,
    [property: GraphQLDescription("How many were read, to the end or to where the chain breaks.")] long Receipts,
    [property: GraphQLDescription("How many of them are older than the chain: only their numbers were checked.")] long Unsealed,
    [property: GraphQLDescription("Number of the last receipt, as far as the chain is whole.")] long LastNumber,
    [property: GraphQLDescription("Its hash: SHA-256 in base64.")] string? LastHash,
    [property: GraphQLDescription("The first receipt that is not as it was recorded.")] long? BrokenNumber,
    string? BrokenReason)
{
    internal static ChainVerificationNode Of(ChainVerification found) => new(
        found.Terminal, found.Break is null, found.Receipts, found.Unsealed, found.Head.Number, found.Head.Hash,
        found.Break?.Number, found.Break?.Reason);
}
