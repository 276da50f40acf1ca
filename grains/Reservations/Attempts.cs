namespace Erp.Grains.Reservations;

/// <summary>
/// Numbers an owner's attempts to reserve: session × 2³² + count, so that no attempt of any activation is ever numbered like another.
/// An attempt is open until it is known what became of it.
/// </summary>
internal sealed class Attempts
{
    private const int CountBits = 32;

    private readonly HashSet<long> _open = [];
    private readonly Queue<long> _inOrder = [];
    private long _next;

    /// <summary>Every attempt below it is decided or dead.</summary>
    public long ResolvedBelow
    {
        get
        {
            while (_inOrder.TryPeek(out var lowest) && !_open.Contains(lowest)) _inOrder.Dequeue();
            return _inOrder.TryPeek(out var open) ? open : _next;
        }
    }

    public void BeginSession(long session) => _next = (session << CountBits) + 1;

    public long Begin()
    {
        var attempt = _next++;
        _open.Add(attempt);
        _inOrder.Enqueue(attempt);
        return attempt;
    }

    public void End(long attempt) => _open.Remove(attempt);

    /// <summary>Whether it may still be decided; also true of attempts of a later activation, of which this one knows nothing.</summary>
    public bool MayBeDecided(long attempt) => attempt >= _next || _open.Contains(attempt);
}
