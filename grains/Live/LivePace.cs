namespace Erp.Grains.Live;

/// <summary>
/// How many stock changes one subscriber is told one by one: a browser follows a busy shop change by change, but ten thousand a second
/// would only choke it.
/// </summary>
internal sealed class LivePace(LiveOptions options, TimeProvider clock)
{
    private double _left = options.Burst;
    private long _at = clock.GetTimestamp();

    public int Allowance
    {
        get
        {
            var now = clock.GetTimestamp();
            _left = Math.Min(options.Burst, _left + clock.GetElapsedTime(_at, now).TotalSeconds * options.PerSecond);
            _at = now;
            return (int)_left;
        }
    }

    public Task AfterAsync(StockBatch batch, CancellationToken cancellation)
    {
        if (batch.Merged) return Task.Delay(options.Rest, clock, cancellation);
        _left -= batch.Changes.Length;
        return Task.CompletedTask;
    }
}
