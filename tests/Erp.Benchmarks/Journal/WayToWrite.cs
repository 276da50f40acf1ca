using Npgsql;

namespace Erp.Benchmarks.Journal;

/// <summary>One way to write a batch durably: when the call returns, it is committed.</summary>
internal abstract class WayToWrite
{
    protected const string Type = "bench.stock_reserved.v1";

    public abstract Task WriteAsync(NpgsqlConnection connection, long from, int rows, int streams, byte[] payload);
}
