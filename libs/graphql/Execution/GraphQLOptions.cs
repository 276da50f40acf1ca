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

    /// <summary>
    /// Highest cost of an operation: objects times the lengths of the lists that they stand in. See
    /// <see cref="CostAttribute"/> and <see cref="ListSizeAttribute"/>.
    /// </summary>
    public int MaxCost { get; set; } = 50_000;

    /// <summary>How long a list is taken to be when nothing says it.</summary>
    public int AssumedListSize { get; set; } = 10;

    /// <summary>Most items of a list that a client gives as a value, or within one.</summary>
    public int MaxInputListLength { get; set; } = 10_000;

    /// <summary>Most validation errors reported for one document.</summary>
    public int MaxValidationErrors { get; set; } = 50;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked for.</summary>
    public bool AllowIntrospection { get; set; } = true;

    /// <summary>Most documents whose plans are kept.</summary>
    public int MaxCachedDocuments { get; set; } = 1_000;

    /// <summary>Most bytes of document text whose plans are kept.</summary>
    public int MaxCachedBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// Whether a client may send a document with its hash once and the hash alone from then on (Apollo's automatic
    /// persisted queries).
    /// </summary>
    public bool AllowAutomaticRegistration { get; set; } = true;

    /// <summary>Most documents that clients have registered and that are kept.</summary>
    public int MaxAutomaticDocuments { get; set; } = 1_000;

    /// <summary>Most bytes of text that clients have registered and that are kept.</summary>
    public int MaxAutomaticBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// From how many bytes on answers are compressed for clients that can read it (Brotli, gzip); 0 for never.
    /// </summary>
    public int CompressFromBytes { get; set; } = 8 * 1024;

    /// <summary>Largest request body in bytes.</summary>
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>Most requests in one batch, a POST of an array.</summary>
    public int MaxBatchSize { get; set; } = 50;

    /// <summary>
    /// Longest time an operation may take. A subscription as a whole has no limit, the answer to each of its events has.
    /// </summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a WebSocket may stay open without <c>connection_init</c>.</summary>
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Most operations under way at once on one WebSocket.</summary>
    public int MaxOperationsPerSocket { get; set; } = 100;

    /// <summary>
    /// How long a message to a subscriber may take to go out; one who is slower is told so and sent away.
    /// </summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an idle WebSocket or stream of events shows that it is alive.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often <see cref="ISessionInterceptor.MayStayAsync"/> is asked about each open WebSocket or stream of events.
    /// </summary>
    public TimeSpan SessionCheckInterval { get; set; } = TimeSpan.FromSeconds(5);
}
