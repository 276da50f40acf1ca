namespace Erp.Silo.Composition;

/// <summary>What a node needs to know of where it runs.</summary>
/// <param name="ConnectionString">The owner's login to the database.</param>
/// <param name="SoleNode">
/// Nobody else can be using the database: whatever is registered there is a former life of this process and is ended
/// without waiting.
/// </param>
public sealed record NodeOptions(string ConnectionString, bool SoleNode);
