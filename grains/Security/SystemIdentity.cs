namespace Erp.Grains.Security;

/// <summary>
/// A stretch of code whose grain calls are made in the name of the house: look-ups, reservations and settlements, which
/// users have no permission for. Wrap the call, not its await: <c>using (SystemIdentity.Begin(company)) asked =
/// grain.GetFacts();</c>
/// </summary>
/// <remarks>The request's correlation goes along, so that the journal says what caused what.</remarks>
public readonly struct SystemIdentity : IDisposable
{
    private readonly Caller? _caller;

    private SystemIdentity(Caller? caller) => _caller = caller;

    public static SystemIdentity Begin(CompanyId company)
    {
        var caller = RequestContext.Get(Caller.ContextKey) as Caller;
        var system = Caller.System(company);
        RequestContext.Set(Caller.ContextKey, caller is null ? system : system with { Correlation = caller.Correlation });
        return new SystemIdentity(caller);
    }

    /// <summary>Gives the calls that follow back to whoever made the request.</summary>
    public void Dispose()
    {
        if (_caller is null) RequestContext.Remove(Caller.ContextKey);
        else RequestContext.Set(Caller.ContextKey, _caller);
    }
}
