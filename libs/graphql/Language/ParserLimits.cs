namespace Erp.GraphQL.Language;

/// <summary>What the parser accepts at most, so that no text can exhaust the stack or the memory.</summary>
public sealed record ParserLimits
{
    /// <summary>The limits used when nothing else is said.</summary>
    public static ParserLimits Default { get; } = new();

    /// <summary>Most tokens in one document.</summary>
    public int MaxTokens { get; init; } = 20_000;

    /// <summary>
    /// Deepest nesting of selection sets, lists and objects. The parser recurses once or twice a level,
    /// so some thousands would still fit the stack.
    /// </summary>
    public int MaxNesting { get; init; } = 128;

    /// <summary>Longest document in bytes.</summary>
    public int MaxBytes { get; init; } = 256 * 1024;
}
