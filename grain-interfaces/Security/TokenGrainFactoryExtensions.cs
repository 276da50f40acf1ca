namespace Erp.Security;

/// <summary>The typed door to a token's grain.</summary>
public static class TokenGrainFactoryExtensions
{
    public static ITokenGrain Token(this IGrainFactory grains, TokenKey key) => grains.GetGrain<ITokenGrain>(key.ToString());
}
