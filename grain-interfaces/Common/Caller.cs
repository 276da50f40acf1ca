namespace Erp;

/// <summary>
/// Who calls, as the token says. It travels with every grain call in the request context under <see cref="ContextKey"/>;
/// a grain call filter compares it with the grain's company and the method's <see cref="RequiresAttribute"/>.
/// </summary>
/// <param name="Company">The company that the token belongs to.</param>
/// <param name="Actor">A stable name for the books: <c>token:pos-7</c>, <c>user:ann</c>, <c>system</c>.</param>
/// <param name="Permissions"><c>resource:action</c>, <c>resource:*</c> or <c>*</c>.</param>
/// <param name="Correlation">The request's trace id, kept in the journal beside what it caused.</param>
[GenerateSerializer, Immutable, Alias("Erp.Caller")]
public sealed record Caller(
    [property: Id(0)] CompanyId Company,
    [property: Id(1)] string Actor,
    [property: Id(2)] ImmutableHashSet<string> Permissions,
    [property: Id(3)] string Correlation)
{
    public const string ContextKey = "erp.caller";

    /// <summary>The actor of timers, sweepers and settlements. No token can be named so: a token's actor begins with <c>token:</c>.</summary>
    public const string SystemActor = "system";

    private static readonly ImmutableHashSet<string> Everything = ["*"];

    /// <summary>The only terminals where this caller may sell and return, upper case; any if empty.</summary>
    [Id(4)]
    public ImmutableHashSet<string> Terminals { get; init; } = [];

    /// <summary>Whether it may run only operations that the server knew before it started.</summary>
    [Id(5)]
    public bool RegisteredOperationsOnly { get; init; }

    /// <summary>From when on its token is no longer valid; null if it stays so.</summary>
    [Id(6)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The identity of timers, sweepers and settlements: it may do everything within its company.</summary>
    public static Caller System(CompanyId company) => new(company, SystemActor, Everything, "");

    public bool IsSystem => Actor == SystemActor;

    public bool May(string permission) =>
        Permissions.Contains("*")
        || Permissions.Contains(permission)
        || (permission.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
            && Permissions.Contains(string.Concat(permission.AsSpan(0, colon), ":*")));

    public bool MayUseTerminal(string terminal) => Terminals.IsEmpty || Terminals.Contains(terminal);
}
