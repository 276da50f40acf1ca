namespace Erp.Security;

/// <summary>Gives a token its rights.</summary>
/// <param name="Name">What people and the books call it, <c>pos-7</c>; 1 to 64 characters without control characters.</param>
/// <param name="Company">The company that it speaks for.</param>
/// <param name="Permissions">At least one; see <see cref="Permission"/>.</param>
/// <param name="Terminals">The only terminals where it may sell and return; any if empty.</param>
[GenerateSerializer, Immutable, Alias("Erp.Security.IssueToken")]
public sealed record IssueToken(
    [property: Id(0)] string Name,
    [property: Id(1)] CompanyId Company,
    [property: Id(2)] ImmutableArray<string> Permissions,
    [property: Id(3)] ImmutableArray<string> Terminals)
{
    /// <summary>Whether it may run only operations that the server knew before it started.</summary>
    [Id(4)]
    public bool RegisteredOperationsOnly { get; init; }

    /// <summary>From when on it is no longer valid; it stays so for good if null. In the future when it is issued.</summary>
    [Id(5)]
    public DateTimeOffset? ExpiresAt { get; init; }
}
