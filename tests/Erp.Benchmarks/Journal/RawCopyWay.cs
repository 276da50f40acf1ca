using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Erp.Benchmarks.Journal;

/// <summary>As <see cref="CopyWay"/>, with the binary format written by hand: the driver's importer awaits for every column.</summary>
internal sealed class RawCopyWay(int rows) : WayToWrite
{
    private static readonly byte[] s_type = Encoding.UTF8.GetBytes(Type);
    private static readonly byte[] s_actor = Encoding.UTF8.GetBytes(Bench.Caller.Actor);
    private static readonly byte[] s_correlation = Encoding.UTF8.GetBytes(Bench.Caller.Correlation);
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);

    public override async Task WriteAsync(NpgsqlConnection connection, long from, int rowCount, int streams, byte[] payload)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var place = new NpgsqlCommand(
            """
            with locked as materialized (select pg_advisory_xact_lock(42))
            select setval('ways.position', nextval('ways.position') + $1 - 1) - $1 + 1 from locked
            """,
            connection,
            transaction);
        place.Parameters.Add(new() { Value = rows });
        var first = (long)(await place.ExecuteScalarAsync())!;
        Fill(first, from, streams, payload);
        await using (var copy = await connection.BeginRawBinaryCopyAsync(
            "copy ways.journal (position, stream, first_version, last_version, recorded_at, company_id, types, payload, actor, correlation) from stdin (format binary)"))
            await copy.WriteAsync(_buffer.WrittenMemory);
        await transaction.CommitAsync();
    }

    private void Fill(long first, long from, int streams, byte[] payload)
    {
        _buffer.ResetWrittenCount();
        _buffer.Write<byte>([0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0]);
        var now = (DateTime.UtcNow.Ticks - new DateTime(2000, 1, 1).Ticks) / 10;
        for (var i = 0; i < rows; i++)
        {
            var version = ((from + i) / streams) + 1;
            BinaryPrimitives.WriteInt16BigEndian(_buffer.GetSpan(2), 10);
            _buffer.Advance(2);
            Long(first + i);
            Long((from + i) % streams);
            Long(version);
            Long(version);
            Long(now);
            BinaryPrimitives.WriteInt32BigEndian(_buffer.GetSpan(8), 4);
            BinaryPrimitives.WriteInt32BigEndian(_buffer.GetSpan(8)[4..], 1);
            _buffer.Advance(8);
            Bytes(s_type);
            Bytes(payload);
            Bytes(s_actor);
            Bytes(s_correlation);
        }
        BinaryPrimitives.WriteInt16BigEndian(_buffer.GetSpan(2), -1);
        _buffer.Advance(2);
    }

    private void Long(long value)
    {
        var span = _buffer.GetSpan(12);
        BinaryPrimitives.WriteInt32BigEndian(span, 8);
        BinaryPrimitives.WriteInt64BigEndian(span[4..], value);
        _buffer.Advance(12);
    }

    private void Bytes(ReadOnlySpan<byte> value)
    {
        var span = _buffer.GetSpan(4 + value.Length);
        BinaryPrimitives.WriteInt32BigEndian(span, value.Length);
        value.CopyTo(span[4..]);
        _buffer.Advance(4 + value.Length);
    }
}
