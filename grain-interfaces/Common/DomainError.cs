namespace Erp;

/// <summary>
/// An expected refusal: returned, never thrown. Nothing has been recorded, so the same command may be sent again.
/// Each module has one family of these; the family's file reads as the module's list of rules.
/// </summary>
[GenerateSerializer, Immutable, Alias("Erp.DomainError")]
public abstract record DomainError
{
    /// <summary>Stable code for programs, in SCREAMING_SNAKE_CASE.</summary>
    public abstract string Code { get; }

    /// <summary>One English sentence for people: what is wrong and what to do.</summary>
    public abstract string Message { get; }

    /// <summary>Whether the same command, unchanged, may succeed later.</summary>
    public virtual bool Retryable => false;

    /// <summary>Where in the input, as a path joined by dots: <c>lines.2.quantity</c>. Empty when the whole command is meant.</summary>
    [Id(0)]
    public string Field { get; init; } = "";
}
