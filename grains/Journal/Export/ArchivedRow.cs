using Erp.Grains.Journal.Storage;

namespace Erp.Grains.Journal.Export;

/// <summary>A row of the journal with all that belongs to it, as it travels from one journal to another.</summary>
public sealed record ArchivedRow(long Position, StreamKey Stream, PackedRow Row, ImmutableArray<RecordedCommand> Commands);
