namespace Erp.Grains.Journal.Storage;

/// <summary>A snapshot as it is stored.</summary>
internal sealed record StoredSnapshot(long Version, string Schema, byte[] State);
