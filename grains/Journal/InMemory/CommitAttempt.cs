namespace Erp.Grains.Journal.InMemory;

/// <summary>A batch about to be committed, for whoever decides about its fault.</summary>
/// <param name="Number">Counts the node's batches, from 1.</param>
/// <param name="Streams">The streams that have a row in it, in order.</param>
public readonly record struct CommitAttempt(long Number, ImmutableArray<StreamKey> Streams);
