namespace Erp.Grains.Live;

/// <summary>The last changes of one thing, for whoever is not far behind. Bounded: the oldest go first.</summary>
/// <param name="from">Nothing has changed between this point and the first change that is added.</param>
internal sealed class RecentChanges<T>(int capacity, LivePoint from)
{
    private readonly Queue<(LivePoint At, T Change)> _changes = new();
    private LivePoint _from = from;

    /// <summary>Whether everything after a point is still here.</summary>
    public bool Reaches(LivePoint point) => point >= _from;

    public void Add(LivePoint at, T change)
    {
        _changes.Enqueue((at, change));
        if (_changes.Count > capacity) _from = _changes.Dequeue().At;
    }

    /// <summary>In order.</summary>
    public IEnumerable<(LivePoint At, T Change)> After(LivePoint point) => _changes.SkipWhile(one => one.At <= point);
}
