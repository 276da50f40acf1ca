namespace Erp.Grains.Journal;

/// <summary>
/// The shell of every grain that keeps its state in the journal. A command is one await-free turn (check, decide, apply, enqueue) in
/// <see cref="Commit{T}"/>; only then does it wait. Grains are reentrant under this rule, so commands pipeline; whatever has to be
/// gathered from elsewhere is gathered before.
/// </summary>
/// <remarks>No answer shows what may vanish: accepted, refused and read alike wait until the state they rest on is durable.</remarks>
[Reentrant]
public abstract class JournaledGrain<TState>(IJournal journal, TimeProvider clock) : Grain
    where TState : class, IState<TState>
{
    private IJournalStream _stream = null!;

    /// <summary>The speculative state: it contains all that was decided, durable or not.</summary>
    protected TState State { get; private set; } = TState.Empty;

    protected long Version => _stream.Version;

    protected IJournal Journal => journal;

    protected StreamKey Stream { get; private set; }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Stream = GrainStream.Of(this.GetGrainId());
        _stream = await journal.OpenAsync<TState>(Stream, cancellationToken);
        State = (TState?)_stream.Snapshot ?? TState.Empty;
        await foreach (var recorded in _stream.HistoryAsync(cancellationToken))
            State = State.Apply(recorded.Event);
    }

    /// <summary>The facts of the outside world as of now.</summary>
    protected CommandContext Context() => new(clock.GetUtcNow(), GrainStream.CallerOf(Stream.Company));

    /// <summary>
    /// Records a decision and answers when it is durable. The decision must have been made on <see cref="State"/> in this same turn.
    /// </summary>
    /// <param name="reply">Makes the answer from the state right after the decision, in this turn.</param>
    /// <param name="command">The client's command, where ids are kept in the journal.</param>
    protected Task<Outcome<T>> Commit<T>(
        Decision decision, in CommandContext context, Func<TState, T> reply, RecordedCommand? command = null)
        where T : class
    {
        if (!decision.Accepted) return Refused<T>(decision.Errors);
        var durable = Append(decision.Events, context, command);
        return Answer(reply(State), durable);
    }

    /// <summary>Applies and enqueues events in this turn; the task completes when they are durable.</summary>
    protected Task<Position> Append(ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command = null)
    {
        if (events.IsEmpty) return Durable();
        var next = State;
        foreach (var @event in events) next = next.Apply(@event);
        Task<Position> durable;
        try
        {
            durable = _stream.Append(events, context, command);
        }
        catch (UnavailableException e)
        {
            return Task.FromException<Position>(e);
        }
        State = next;
        return Guard(durable);
    }

    /// <summary>Answers with what was read from <see cref="State"/> in this turn, once it is durable.</summary>
    protected async Task<T> WhenDurable<T>(T value)
    {
        await Durable();
        return value;
    }

    /// <summary>Refuses, once the state that the refusal rests on is durable.</summary>
    protected async Task<Outcome<T>> Refused<T>(ImmutableArray<DomainError> errors) where T : class =>
        new(null, errors, await Durable());

    protected Task<Position> Durable() => Guard(_stream.WhenDurable());

    private static async Task<Outcome<T>> Answer<T>(T value, Task<Position> durable) where T : class =>
        new(value, [], await durable);

    /// <summary>A failed append leaves speculative state that never became true: this activation ends and the next one reloads.</summary>
    private async Task<Position> Guard(Task<Position> durable)
    {
        try
        {
            return await durable;
        }
        catch (UnavailableException)
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
