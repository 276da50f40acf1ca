using Orleans.Runtime;

namespace Erp.Api;

/// <summary>
/// Look-ups that the API needs for itself, such as a sku's product for a token that may only receive goods. What the
/// caller may do is checked where the caller's own command goes.
/// </summary>
internal static class SystemIdentity
{
    /// <remarks>
    /// The request context belongs to this method's flow: it is the caller's again as soon as the method returns.
    /// </remarks>
    public static async Task<T> Ask<T>(CompanyId company, Func<Task<T>> question)
    {
        RequestContext.Set(Caller.ContextKey, Caller.System(company));
        return await question();
    }
}
