namespace Erp.Grains.Journal;

/// <summary>
/// The shell of every grain that keeps its state in the journal. A command is one await-free turn (check, decide, apply, enqueue) in
/// <see cref="Commit{T}"/>; only then does it wait. Grains are reentrant under this rule, so commands pipeline; whatever has to be
/// gathered from elsewhere is gathered before.
/// </summary>
/// <remarks>
/// No answer shows what may vanish: accepted, refused and read alike wait until the state they rest on is durable, or the event of
/// whoever asks does (<see cref="CommitAhead{T}"/>). If it turns out that it never will be, all of them fail with an
/// <see cref="UnavailableException"/>, this activation ends and the next one reloads.
/// </remarks>
[Reentrant]
public abstract class JournaledGrain<TState>(IJournal journal, TimeProvider clock) : Grain
    where TState : class, IState<TState>
{
    private static readonly TimeSpan SnapshotPause = TimeSpan.FromSeconds(1);

    private IJournalStream? _stream;
    private long _snapshotVersion;
    private long _snapshotTaken;
    private bool _snapshotting;

    /// <summary>The speculative state: it contains all that was decided, durable or not.</summary>
    protected TState State { get; private set; } = TState.Empty;

    protected long Version => OpenStream.Version;

    /// <summary>The latest time at which one of its events was recorded; null while nothing but a snapshot is known of them.</summary>
    protected DateTimeOffset? LastRecordedAt { get; private set; }

    protected IJournal Journal => journal;

    protected StreamKey Stream { get; private set; }

    /// <summary>Events after which a snapshot is taken while the grain is active; a hot grain takes at most one a second.</summary>
    protected virtual int SnapshotEvery => 500;

    /// <summary>Events not in a snapshot that make one worth writing on deactivation: folding fewer costs less than a row.</summary>
    protected virtual int SnapshotOnDeactivation => 50;

    private IJournalStream OpenStream => _stream ?? throw new InvalidOperationException("The grain is not activated.");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Stream = GrainStream.Of(this.GetGrainId());
        var stream = await journal.OpenAsync<TState>(Stream, cancellationToken);
        var state = (TState?)stream.Snapshot ?? TState.Empty;
        await foreach (var recorded in stream.HistoryAsync(cancellationToken))
        {
            state = state.Apply(recorded.Event);
            NoteRecorded(recorded.RecordedAt);
        }
        (State, _stream, _snapshotVersion) = (state, stream, stream.SnapshotVersion);
        // Whoever waits ends the activation as well; but somebody else may be waiting, whose event rests on this grain's.
        stream.Failed = DeactivateOnIdle;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _stream is null || Version - _snapshotVersion < SnapshotOnDeactivation ? Task.CompletedTask : Snapshot(cancellationToken);

    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The facts of the outside world as of now.</summary>
    protected CommandContext Context() => new(Now, GrainStream.CallerOf(Stream.Company));

    /// <summary>
    /// Records a decision and answers when it is durable. The decision must have been made on <see cref="State"/> in this same turn.
    /// </summary>
    /// <param name="reply">Makes the answer from the state right after the decision, in this turn.</param>
    /// <param name="command">The client's command, where ids are kept in the journal.</param>
    /// <param name="restsOn">What other grains of this node have pending and the decision rests on.</param>
    protected Task<Outcome<T>> Commit<T>(
        Decision decision, in CommandContext context, Func<TState, T> reply, RecordedCommand? command = null,
        ImmutableArray<IPendingAppend> restsOn = default)
        where T : class
    {
        if (!decision.Accepted) return Refused<T>(decision.Errors);
        var durable = Record(decision.Events, context, command, restsOn);
        return Answer(durable.IsFaulted ? null : reply(State), [], durable);
    }

    /// <summary>
    /// Records a decision and answers at once, if it was accepted: for a grain of the same node whose own event will rest on it, and for
    /// nobody else.
    /// </summary>
    /// <param name="reply">Makes the answer, with what there is to rest on; null if the decision is durable.</param>
    protected Task<Outcome<T>> CommitAhead<T>(Decision decision, in CommandContext context, Func<TState, IPendingAppend?, T> reply)
        where T : class
    {
        if (!decision.Accepted) return Refused<T>(decision.Errors);
        var durable = Record(decision.Events, context, command: null);
        return durable.IsFaulted || OpenStream.Pending is not { } pending
            ? Answer(durable.IsFaulted ? null : reply(State, null), [], durable)
            : Task.FromResult(new Outcome<T>(reply(State, pending), [], default));
    }

    /// <summary>Applies and enqueues events in this turn; the task completes when they are durable.</summary>
    protected Task<Position> Append(ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command = null) =>
        Guard(Record(events, context, command));

    /// <summary>Answers with what was read from <see cref="State"/> in this turn, once it is durable.</summary>
    protected Task<T> WhenDurable<T>(T value)
    {
        var durable = Durable();
        return durable.IsCompletedSuccessfully ? Task.FromResult(value) : After(durable, value);
    }

    /// <summary>Refuses, once the state that the refusal rests on is durable.</summary>
    protected Task<Outcome<T>> Refused<T>(ImmutableArray<DomainError> errors) where T : class =>
        Answer<T>(null, errors, OpenStream.WhenDurable());

    protected Task<Position> Durable() => Guard(OpenStream.WhenDurable());

    /// <summary>
    /// Whether the journal holds more of this stream than a version. An activation that another one has overtaken, and that has not
    /// tried to write since, does not know it: whoever rests more on an answer than on any read has to ask.
    /// </summary>
    protected async Task<bool> HasGrownBeyond(long version)
    {
        await foreach (var _ in journal.ReadStreamAsync(Stream, version, CancellationToken.None)) return true;
        return false;
    }

    /// <summary>The await-free turn. Faulted, with nothing applied, if the journal takes nothing now.</summary>
    private Task<Position> Record(
        ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command, ImmutableArray<IPendingAppend> restsOn = default)
    {
        if (events.IsEmpty) return OpenStream.WhenDurable();
        var next = State;
        foreach (var @event in events) next = next.Apply(@event);
        Task<Position> durable;
        try
        {
            durable = OpenStream.Append(events, context, command, restsOn);
        }
        catch (UnavailableException e)
        {
            return Task.FromException<Position>(e);
        }
        State = next;
        if (command is { } recorded) Recorded(recorded.Id);
        NoteRecorded(context.Now);
        SnapshotIfDue();
        return durable;
    }

    /// <summary>A client's command was decided, applied and enqueued in this turn; it is not durable yet.</summary>
    protected virtual void Recorded(string commandId)
    {
    }

    /// <summary>Times need not rise: a command's time is that of its arrival, and it may have waited on others since.</summary>
    private void NoteRecorded(DateTimeOffset at)
    {
        if (LastRecordedAt is not { } latest || at > latest) LastRecordedAt = at;
    }

    private async Task<Outcome<T>> Answer<T>(T? value, ImmutableArray<DomainError> errors, Task<Position> durable) where T : class
    {
        try
        {
            return new(value, errors, await durable);
        }
        catch (UnavailableException e)
        {
            EndIfBroken(e);
            throw;
        }
    }

    private static async Task<T> After<T>(Task<Position> durable, T value)
    {
        await durable;
        return value;
    }

    /// <summary>Most reads find nothing pending: then there is nothing to wait for, and no state machine is made to wait with.</summary>
    private Task<Position> Guard(Task<Position> durable) =>
        durable.IsCompletedSuccessfully ? durable : GuardPending(durable);

    private async Task<Position> GuardPending(Task<Position> durable)
    {
        try
        {
            return await durable;
        }
        catch (UnavailableException e)
        {
            EndIfBroken(e);
            throw;
        }
    }

    /// <summary>
    /// A failed append leaves speculative state that never became true, so the activation must end. A full queue leaves none: the
    /// append was refused as a whole, and ending for it would answer overload with a storm of reloads.
    /// </summary>
    private void EndIfBroken(UnavailableException e)
    {
        if (e.Code != UnavailableException.Overloaded) DeactivateOnIdle();
    }

    private void SnapshotIfDue()
    {
        if (_snapshotting || Version - _snapshotVersion < SnapshotEvery) return;
        if (_snapshotTaken != 0 && clock.GetElapsedTime(_snapshotTaken) < SnapshotPause) return;
        _ = Snapshot(CancellationToken.None);
    }

    /// <summary>
    /// Keeps the state as of now once it is durable; by then the grain has moved on, which an immutable state does not mind.
    /// A snapshot only saves time, so one that cannot be written is left to the next occasion; a poisoned grain never gets here,
    /// since what it waits for fails.
    /// </summary>
    private async Task Snapshot(CancellationToken cancellation)
    {
        var (state, version) = (State, Version);
        _snapshotting = true;
        try
        {
            await OpenStream.WhenDurable().WaitAsync(cancellation);
            await OpenStream.SaveSnapshotAsync(version, state, cancellation);
            _snapshotVersion = version;
        }
        catch (Exception e) when (e is UnavailableException or OperationCanceledException)
        {
            // The next activation folds a few events more.
        }
        finally
        {
            _snapshotTaken = clock.GetTimestamp();
            _snapshotting = false;
        }
    }
}
