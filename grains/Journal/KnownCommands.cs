namespace Erp.Grains.Journal;

/// <summary>
/// Tells an activation of which client's ids it need not ask the journal, since its stream had none of them: at once where the stream
/// was empty, else once it has loaded those that were recorded before. Belongs to one activation and its turns.
/// </summary>
/// <param name="version">The stream's version when it was opened: no more ids than that were recorded by then.</param>
internal sealed class KnownCommands(IJournal journal, StreamKey stream, long version)
{
    /// <summary>A longer stream is asked about each id, for ever: its ids might take more than 16 MB.</summary>
    private const long LongestStream = 4_000_000;

    // To load an id costs less than a sixteenth of asking for one. Who loads only after having spent as much on asking never spends
    // more than twice what would have been best, and a grain that is woken for a few commands loads nothing.
    private const long FewLookUps = 64;
    private const long IdsPerLookUp = 16;

    private readonly CommandFilter _ids = new();
    private bool _complete = version == 0;
    private bool _loading;
    private bool _ended;
    private long _lookUps;

    private bool Loads => version <= LongestStream;

    /// <summary>False only of an id that neither this activation nor one before it has recorded.</summary>
    public bool MayBeRecorded(string id) => !_complete || _ids.MayContain(id);

    /// <summary>Adds what this activation records, in the turn in which it does, whether or not it knows yet what was before.</summary>
    public void Add(string id)
    {
        if (Loads) _ids.Add(id);
    }

    /// <summary>The journal is asked for an id. When it has been asked often enough, the rest is loaded meanwhile.</summary>
    public void LookedUp()
    {
        if (_complete || _loading || !Loads || ++_lookUps < FewLookUps + (version / IdsPerLookUp)) return;
        _lookUps = 0;
        _ = Load();
    }

    /// <summary>The activation ends: what is still loading is of no use.</summary>
    public void End() => _ended = true;

    /// <summary>Nobody waits for it: until it is done the journal is asked as before, and if it fails, later again.</summary>
    private async Task Load()
    {
        _loading = true;
        try
        {
            await foreach (var ids in journal.CommandIdsAsync(stream, CancellationToken.None))
            {
                if (_ended) return;
                foreach (var id in ids) _ids.Add(id);
            }
            _complete = true;
        }
        catch (Exception e) when (e is UnavailableException or OperationCanceledException)
        {
            // After as many look-ups more it is worth another attempt.
        }
        finally
        {
            _loading = false;
        }
    }
}
