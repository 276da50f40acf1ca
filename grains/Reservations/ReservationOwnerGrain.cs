using Erp.Grains.Journal;
using Erp.Grains.Security;
using Erp.Reservations;

namespace Erp.Grains.Reservations;

/// <summary>
/// The shell of a grain that reserves at other grains what it needs, decides, and then tells them: its event is the commit of all
/// that it reserved. Whatever it waits for comes before the decision, which is made and enqueued in one turn.
/// </summary>
public abstract class ReservationOwnerGrain<TState>(IJournal journal, TimeProvider clock)
    : CommandGrain<TState>(journal, clock), IReservationOwner
    where TState : class, IState<TState>
{
    private OwnerReservations _reservations = null!;
    private Task<Position>? _session;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _reservations = new OwnerReservations(Stream.Name, Journal.Node);
    }

    public async Task Inquire(ReservationInquiry inquiry)
    {
        using var system = SystemIdentity.Begin(Stream.Company);
        await BeginSession();
        var fates = await Task.WhenAll(inquiry.Reservations.Select(FateOf));
        await GrainFactory.GetGrain<IReservationHolder>(GrainId.Parse(inquiry.Holder)).Resolve(_reservations.Answer([.. fates]));
    }

    /// <summary>The last session that the state knows of; 0 before the first.</summary>
    protected abstract long Session { get; }

    /// <summary>The event that begins a session.</summary>
    protected abstract IEvent SessionBegan(long session);

    /// <summary>A decision was made and applied; it is not durable yet.</summary>
    protected virtual void Decided()
    {
    }

    /// <summary>
    /// Reserves all or nothing, decides, and tells the holders what became of it. The command's id is the cause that it reserves for.
    /// </summary>
    /// <param name="decide">
    /// Decides an attempt on the state of that moment, in one turn: an <see cref="IReservationCommit"/>, or a refusal if what was
    /// true before it reserved is not true any more.
    /// </param>
    /// <param name="caller">
    /// Whoever sent the command. It is recorded as of the time at which it is decided: stock as of an instant is told from when things
    /// were recorded, so nothing may be recorded earlier than what it rests on.
    /// </param>
    /// <param name="reply">The answer, from the command's event.</param>
    /// <param name="then">What follows from the first claims once they are reserved: more claims, or why it ends there.</param>
    /// <param name="turn">Completes when the decision may be made.</param>
    private protected async Task<Outcome<T>> ReserveAndDecide<T>(
        RecordedCommand command, Claim[] claims, Func<long, Decision> decide, Caller caller, Func<IEvent, T> reply,
        Func<(Claim[] More, ImmutableArray<DomainError> Errors)>? then = null, Func<ValueTask>? turn = null) where T : class
    {
        await BeginSession();
        var attempt = _reservations.Begin();
        var fate = ReservationFate.Void;
        try
        {
            var refusals = await _reservations.Reserve(claims, command.Id, attempt, Context().Now);
            if (!refusals.IsEmpty) return await Refused<T>(refusals);
            if (then is not null)
            {
                var (more, errors) = then();
                if (!errors.IsEmpty) return await Refused<T>(errors);
                claims = [.. claims, .. more];
                refusals = await _reservations.Reserve(more, command.Id, attempt, Context().Now);
                if (!refusals.IsEmpty) return await Refused<T>(refusals);
            }
            if (turn is not null) await turn();

            // Decided, made and enqueued in this one turn: no await between.
            var ground = OwnerReservations.GroundOf(claims);
            var decision = decide(attempt);
            var committing = Commit(decision, Context() with { Caller = caller }, _ => reply(decision.Events[^1]), command, ground);
            if (!decision.Accepted) return await committing;
            fate = ReservationFate.Stands;
            Decided();
            var outcome = await committing;
            fate = ReservationFate.Settled;
            return outcome;
        }
        catch (UnavailableException e)
        {
            // A full queue has taken nothing, so unlike after any other failure it is known that this attempt is dead.
            if (e.Code == UnavailableException.Overloaded) fate = ReservationFate.Void;
            // A holder knows a later activation of this owner: nothing that this one does can ever succeed.
            if (e.Code == UnavailableException.Conflict) DeactivateOnIdle();
            throw;
        }
        finally
        {
            _reservations.Resolve(claims, command.Id, attempt, fate);
        }
    }

    /// <summary>
    /// Once per activation, before its first reservation: from then on no earlier activation can decide anything any more, since its
    /// append would conflict.
    /// </summary>
    private Task<Position> BeginSession()
    {
        if (_session is null or { IsFaulted: true })
        {
            var session = Session + 1;
            _reservations.BeginSession(session);
            _session = Append([SessionBegan(session)], Context());
        }
        return _session;
    }

    /// <summary>
    /// What became of a reservation. Whatever is not at work here is over: its decision is in the journal, or there will never be one.
    /// </summary>
    private async Task<ResolvedReservation> FateOf(ReservationId id)
    {
        var fate = ReservationFate.Stands;
        if (!_reservations.MayBeDecided(id.Attempt))
            fate = await FindEvent(id.Cause) is IReservationCommit commit && commit.Attempt == id.Attempt
                ? ReservationFate.Settled
                : ReservationFate.Void;
        return new ResolvedReservation(id.Cause, id.Attempt, fate);
    }
}
