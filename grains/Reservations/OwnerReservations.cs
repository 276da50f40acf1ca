using Erp.Reservations;

namespace Erp.Grains.Reservations;

/// <summary>
/// The owner's side of the reservation protocol, the same for a till and a transfer: it reserves what a document needs at all holders at once, and tells them what became of it.
/// Belongs to one activation; what it forgets with it, the journal and the holders' questions bring back.
/// </summary>
/// <param name="node">Where it decides.</param>
internal sealed class OwnerReservations(string owner, Guid node)
{
    /// <summary>From then on a holder asks what became of a reservation. A document at work is answered for, however long it takes.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly Attempts _attempts = new();

    public void BeginSession(long session) => _attempts.BeginSession(session);

    public long Begin() => _attempts.Begin();

    public bool MayBeDecided(long attempt) => _attempts.MayBeDecided(attempt);

    /// <summary>Empty when all is reserved; else every refusal of every holder.</summary>
    /// <exception cref="UnavailableException">A holder does not answer, or knows of a later activation of this owner than this one.</exception>
    public async Task<ImmutableArray<DomainError>> Reserve(Claim[] claims, string cause, long attempt, DateTimeOffset now)
    {
        var id = new ReservationId(owner, cause, attempt);
        var (expiresAt, resolvedBelow) = (now + Lifetime, _attempts.ResolvedBelow);
        var asked = new Task[claims.Length];
        try
        {
            for (var i = 0; i < claims.Length; i++) asked[i] = claims[i].Ask(id, expiresAt, resolvedBelow, node);
            foreach (var answer in asked) await answer;
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            throw new UnavailableException("The goods could not be reserved in time; send the same request again.", e);
        }
        var refusals = ImmutableArray<DomainError>.Empty;
        foreach (var claim in claims) refusals = refusals.AddRange(claim.Refusals);
        if (refusals.Any(refusal => refusal is ReservationStale))
            throw new UnavailableException(UnavailableException.Conflict, "This was started elsewhere; send the same request again.");
        return refusals;
    }

    /// <summary>What of the claims is not durable yet, for the decision to rest on.</summary>
    /// <exception cref="UnavailableException">One of them is lost; nothing was decided.</exception>
    public static ImmutableArray<IPendingAppend> GroundOf(Claim[] claims)
    {
        var ground = ImmutableArray.CreateBuilder<IPendingAppend>(claims.Length);
        foreach (var claim in claims)
        {
            if (claim.RestsOn is not { } pending) continue;
            if (pending.HasFailed) throw new UnavailableException("What was reserved could not be written; send the same request again.");
            ground.Add(pending);
        }
        return ground.DrainToImmutable();
    }

    /// <summary>
    /// Tells the holders, one way: what is lost on the way they ask for later. While it is not known whether the document was recorded,
    /// nothing is said and the attempt stays open: only the next activation, which reads the journal, can tell.
    /// </summary>
    public void Resolve(Claim[] claims, string cause, long attempt, ReservationFate fate)
    {
        if (fate == ReservationFate.Stands) return;
        _attempts.End(attempt);
        var resolution = Answer([new ResolvedReservation(cause, attempt, fate)]);
        foreach (var claim in claims) _ = claim.Holder.Resolve(resolution);
    }

    public ReservationResolution Answer(ImmutableArray<ResolvedReservation> fates) => new(owner, _attempts.ResolvedBelow, fates);
}
