namespace Erp.Benchmarks.Load;

/// <summary>What is sent over the connections, whole HTTP requests, and what counts as a good answer.</summary>
internal interface IRequests
{
    /// <summary>The next request of one connection; it is valid until the next call.</summary>
    ReadOnlySpan<byte> Next(int connection);

    bool IsGood(ReadOnlySpan<byte> body);
}
