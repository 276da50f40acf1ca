using System.Diagnostics.CodeAnalysis;

namespace Erp;

/// <summary>A command's answer: a value, or every reason why it was refused. Either way it shows durable facts only.</summary>
/// <param name="Value">Null exactly when refused.</param>
/// <param name="Errors">Empty exactly when accepted.</param>
/// <param name="Position">The journal position that contains everything the answer speaks of.</param>
[GenerateSerializer, Immutable, Alias("Erp.Outcome`1")]
public sealed record Outcome<T>(
    [property: Id(0)] T? Value,
    [property: Id(1)] ImmutableArray<DomainError> Errors,
    [property: Id(2)] Position Position)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Accepted => Errors.IsDefaultOrEmpty;
}
