namespace Erp.Grains.Journal;

/// <summary>
/// A journaled grain whose clients give their commands ids, so that they may send them again: the same id with the same
/// input gets the first answer again, with other input it is refused. Refusals are not remembered.
/// </summary>
public abstract class CommandGrain<TState>(IJournal journal, TimeProvider clock) : JournaledGrain<TState>(journal, clock)
    where TState : class, IState<TState>
{
    /// <summary>Commands that are not answered yet. What the journal has not got yet is only known here.</summary>
    private readonly Dictionary<string, Running> _running = new(StringComparer.Ordinal);

    private KnownCommands _known = null!;
    private EventLookup? _events;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _known = new KnownCommands(Journal, Stream, Version);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _known?.End();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>Runs a command unless it ran before; a double that arrives meanwhile joins the first.</summary>
    /// <param name="first">Gathers facts, decides, and commits with this command.</param>
    /// <param name="again">The answer, from the command's last event.</param>
    protected Task<Outcome<T>> Once<T>(RecordedCommand command, Func<Task<Outcome<T>>> first, Func<IEvent, T> again)
        where T : class =>
        _running.ContainsKey(command.Id) ? OnceOthersEnded(command, first, again) : Run(command, first, again);

    /// <summary>The last event of a command that was recorded under an id; null if there is none.</summary>
    protected async Task<IEvent?> FindEvent(string commandId) =>
        await Journal.FindCommandAsync(Stream, commandId, CancellationToken.None) is { } known
            ? await EventAt(known.Version)
            : null;

    protected sealed override void Recorded(string commandId) => _known.Add(commandId);

    private async Task<Outcome<T>> OnceOthersEnded<T>(
        RecordedCommand command, Func<Task<Outcome<T>>> first, Func<IEvent, T> again) where T : class
    {
        while (_running.TryGetValue(command.Id, out var running))
        {
            if (running.InputHash == command.InputHash && running.Answer is Task<Outcome<T>> same) return await same;
            // Whether the id is reused is only known once the other command is durable or refused.
            await running.Answer.ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
        return await Run(command, first, again);
    }

    private Task<Outcome<T>> Run<T>(RecordedCommand command, Func<Task<Outcome<T>>> first, Func<IEvent, T> again) where T : class
    {
        var answer = Answer(command, first, again);
        if (!answer.IsCompleted) _running.Add(command.Id, new Running(command.InputHash, answer));
        return answer;
    }

    private async Task<Outcome<T>> Answer<T>(RecordedCommand command, Func<Task<Outcome<T>>> first, Func<IEvent, T> again)
        where T : class
    {
        try
        {
            Outcome<T>? refused = null;
            if (!_known.MayBeRecorded(command.Id))
            {
                var outcome = await first();
                if (outcome.Accepted) return outcome;
                // An activation that overtook this one may have recorded it. An append would have conflicted; whoever refuses has to ask.
                refused = outcome;
            }
            _known.LookedUp();
            if (await Journal.FindCommandAsync(Stream, command.Id, CancellationToken.None) is not { } known)
                return refused ?? await first();
            if (known.InputHash != command.InputHash) return await Refused<T>([new IdReused(command.Id) { Field = "id" }]);
            return new Outcome<T>(again(await EventAt(known.Version)), [], await Durable());
        }
        finally
        {
            // Before the task completes, so that whoever waits for it finds the way free.
            _running.Remove(command.Id);
        }
    }

    private Task<IEvent> EventAt(long version) => (_events ??= new EventLookup(Journal, Stream)).At(version);

    private readonly record struct Running(UInt128 InputHash, Task Answer);
}
