using System.Text.Json;
using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;

namespace Erp.Simulation.Tests.Audit;

/// <summary>
/// Reads every event of the journal, in the order of their commits and before anybody is told anything more, into books of its own, and
/// holds against them what clients are answered. The first violation is kept; the story ends with it.
/// </summary>
/// <param name="context">How many events a violation is shown with.</param>
internal sealed class Auditor(CompanyId company, InMemoryStore store, InMemoryJournal reader, int context)
{
    private readonly IAsyncEnumerator<ImmutableArray<JournalEntry>> _tail =
        reader.TailAsync(default, CancellationToken.None).GetAsyncEnumerator();
    private readonly Queue<(JournalEntry Entry, RecordedEvent Recorded)> _recent = [];
    private long _position;

    public Books Books { get; } = new(company);

    /// <summary>How many events it has read.</summary>
    public int Events { get; private set; }

    public ViolationException? Finding { get; private set; }

    /// <summary>Reads what has been committed since it last did, and then holds it against something.</summary>
    public void Check(Action<Books>? claim = null)
    {
        if (Finding is not null) return;
        try
        {
            CatchUp();
            claim?.Invoke(Books);
        }
        catch (ViolationException violation)
        {
            Finding = new ViolationException(
                $"{violation.Message}\nafter {Events} events, the last of them:\n{string.Join('\n', _recent.Select(Show))}");
        }
    }

    private void CatchUp()
    {
        while (_position < store.Head.Value)
        {
            // There is something to read, so the tail answers at once.
            if (_tail.MoveNextAsync() is not { IsCompletedSuccessfully: true })
                throw new InvalidOperationException("The journal's tail keeps the auditor waiting.");
            foreach (var entry in _tail.Current) Enter(entry);
        }
    }

    private void Enter(JournalEntry entry)
    {
        if (entry.Position.Value != _position + 1) throw new ViolationException($"position {entry.Position} follows {_position}");
        _position = entry.Position.Value;
        foreach (var recorded in entry.Events)
        {
            Events++;
            if (_recent.Count == context) _recent.Dequeue();
            _recent.Enqueue((entry, recorded));
            Books.Enter(entry.Stream, recorded);
        }
    }

    private string Show((JournalEntry Entry, RecordedEvent Recorded) one)
    {
        var type = reader.Types.Of(one.Recorded.Event);
        return $"  {one.Entry.Position} {one.Recorded.RecordedAt:T} {one.Entry.Stream.Name} {one.Recorded.Version} {type.Name} "
            + JsonSerializer.Serialize(one.Recorded.Event, type.Json);
    }
}
