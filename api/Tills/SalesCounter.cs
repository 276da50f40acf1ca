namespace Erp.Api.Tills;

/// <summary>How many sales this process has answered since it started.</summary>
public sealed class SalesCounter
{
    private long _total;

    public long Total => Interlocked.Read(ref _total);

    public void Add() => Interlocked.Increment(ref _total);
}
