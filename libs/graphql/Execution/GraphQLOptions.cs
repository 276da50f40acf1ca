using Erp.GraphQL.Language;

namespace Erp.GraphQL;

/// <summary>The limits and switches of a server. Every limit is on by default.</summary>
public sealed class GraphQLOptions
{
    /// <summary>What the parser accepts.</summary>
    public ParserLimits Parser { get; set; } = ParserLimits.Default;

    /// <summary>Deepest nesting of fields in an operation, fragments dissolved, introspection aside.</summary>
    public int MaxDepth { get; set; } = 16;

    /// <summary>Most fields in an operation, fragments dissolved.</summary>
    public int MaxFields { get; set; } = 2_000;

    /// <summary>Most fields with an alias in an operation, fragments dissolved.</summary>
    public int MaxAliases { get; set; } = 200;

    /// <summary>Most validation errors reported for one document.</summary>
    public int MaxValidationErrors { get; set; } = 50;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked for.</summary>
    public bool AllowIntrospection { get; set; } = true;

    /// <summary>Most documents whose plans are kept.</summary>
    public int MaxCachedDocuments { get; set; } = 1_000;

    /// <summary>Most bytes of document text whose plans are kept.</summary>
    public int MaxCachedBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Largest request body in bytes.</summary>
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>Longest time an operation may take.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
