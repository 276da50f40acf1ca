namespace Erp.Simulation.Tests.Audit;

/// <summary>
/// What one holder has promised to owners. Each promise is made once and ends once: decided by its owner and then settled, or over.
/// </summary>
internal sealed class Promises(string holder) : Book(holder)
{
    private readonly Dictionary<(string Owner, string Cause, long Attempt), Promise> _all = [];
    private readonly Dictionary<(string Owner, string Cause), Promise> _latest = [];

    /// <summary>The sum of what open promises keep from others.</summary>
    public decimal Kept { get; private set; }

    /// <summary>Promises that the holder still keeps a place for.</summary>
    public IEnumerable<Promise> Unsettled => _latest.Values.Where(one => one.State is PromiseState.Open or PromiseState.Decided);

    /// <summary>Raised when a promise is decided, settled or over.</summary>
    public event Action<Promise>? Moved;

    /// <param name="superseded">The quantity of the older attempt that it says it replaces.</param>
    public Promise Make(Promise promise, decimal superseded)
    {
        var (owner, cause) = (promise.Owner, promise.Cause);
        var older = _latest.GetValueOrDefault((owner, cause));
        if (older is { State: PromiseState.Open })
        {
            Expect(older.Attempt < promise.Attempt, $"{promise} replaces a later attempt: {older}");
            Expect(superseded == older.Quantity, $"{superseded} is freed in place of {older.Quantity}: {older}");
            Move(older, PromiseState.Over);
        }
        else
        {
            Expect(older is not { State: PromiseState.Decided }, $"what is already taken is promised once more: {older}");
            Expect(superseded == 0, $"{superseded} is freed of which nothing was kept for {owner}, {cause}");
        }
        Expect(_all.TryAdd((owner, cause, promise.Attempt), promise), $"a late duplicate was promised something again: {promise}");
        _latest[(owner, cause)] = promise;
        Kept += promise.Kept;
        return promise;
    }

    /// <summary>The owner's event takes exactly what was promised to this attempt.</summary>
    public Promise Decide(string owner, string cause, long attempt, decimal quantity)
    {
        Expect(_all.TryGetValue((owner, cause, attempt), out var promise), $"{owner} takes what it was never promised, for {cause}");
        Expect(promise.State == PromiseState.Open, $"taken, though it is not promised any more: {promise}");
        Expect(promise.Quantity == quantity, $"{quantity} taken of {promise.Quantity}: {promise}");
        Move(promise, PromiseState.Decided);
        return promise;
    }

    public void Settle(string owner, string cause)
    {
        var promise = Latest(owner, cause);
        Expect(promise.State == PromiseState.Decided, $"settled without its owner's decision: {promise}");
        Move(promise, PromiseState.Settled);
    }

    public void Void(string owner, string cause, decimal quantity)
    {
        var promise = Latest(owner, cause);
        Expect(promise.State == PromiseState.Open, $"given up, though it is not open: {promise}");
        Expect(promise.Quantity == quantity, $"{quantity} freed of {promise.Quantity}: {promise}");
        Move(promise, PromiseState.Over);
    }

    private Promise Latest(string owner, string cause) =>
        _latest.GetValueOrDefault((owner, cause)) ?? throw new ViolationException($"{Name}: ends what it never promised {owner}, for {cause}");

    private void Move(Promise promise, PromiseState state)
    {
        Kept -= promise.Kept;
        promise.State = state;
        Kept += promise.Kept;
        Moved?.Invoke(promise);
    }
}
