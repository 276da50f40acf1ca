using System.Collections.Concurrent;
using System.Reflection;
using Erp.Security;

namespace Erp.Grains.Security;

/// <summary>
/// The second lock behind the API's: every call to one of this solution's grains is held against the caller's company and the
/// permission that the method requires. A method that requires none is for the system itself. Calls without a caller come from within
/// (timers, the API before it knows who is there) and act as the system.
/// </summary>
public sealed class CallerFilter : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<MethodInfo, Rule> _rules = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (RequestContext.Get(Caller.ContextKey) is Caller caller)
        {
            var rule = _rules.GetOrAdd(context.InterfaceMethod, Rule.Of);
            if (rule.Applies) Check(caller, rule, context);
        }
        return context.Invoke();
    }

    private static void Check(Caller caller, Rule rule, IIncomingGrainCallContext context)
    {
        if (CompanyOf(context.TargetId.Key) != caller.Company)
            throw new PermissionDeniedException("This belongs to another company.");
        if (caller.IsSystem) return;
        if (rule.Permission is null)
            throw new PermissionDeniedException("Only the system itself may do this.");
        if (!caller.May(rule.Permission))
            throw new PermissionDeniedException($"This needs the permission {rule.Permission}.");
    }

    /// <summary>The digits before the key's first slash.</summary>
    private static CompanyId CompanyOf(IdSpan key)
    {
        var text = key.ToString().AsSpan();
        var slash = text.IndexOf('/');
        return CompanyKeys.TryParse(slash < 0 ? text : text[..slash], out var company)
            ? company
            : throw new PermissionDeniedException("This belongs to no company.");
    }

    /// <param name="Applies">False for interfaces of the grain runtime itself.</param>
    private sealed record Rule(bool Applies, string? Permission)
    {
        public static Rule Of(MethodInfo method) => new(
            method.DeclaringType?.Assembly == typeof(Caller).Assembly,
            method.GetCustomAttribute<RequiresAttribute>()?.Permission);
    }
}
