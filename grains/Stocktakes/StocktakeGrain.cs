using Erp.Companies;
using Erp.Grains.Catalog;
using Erp.Grains.Journal;
using Erp.Grains.Security;
using Erp.Stocktakes;

namespace Erp.Grains.Stocktakes;

/// <summary>
/// The shell of a stocktake. Posting goes through the counts a batch at a time: the items first, each idempotent by the
/// stocktake's name, then a note of it here. So whatever ends it in the middle, it goes on with the next activation.
/// </summary>
[GrainType(StocktakeKey.GrainType)]
public sealed class StocktakeGrain(IJournal journal, TimeProvider clock)
    : CommandGrain<StocktakeState>(journal, clock), IStocktakeGrain
{
    private const int PostedTogether = 500;

    private StocktakeBooks _books = null!;
    private StocktakeKey _key;
    private Task? _posting;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!StocktakeKey.TryParse(this.GetPrimaryKeyString(), out _key))
            throw new ArgumentException($"\"{this.GetPrimaryKeyString()}\" is not the key of a stocktake.");
        _books = new StocktakeBooks(GrainFactory, _key);
        await base.OnActivateAsync(cancellationToken);
        if (State.Status == StocktakeStatus.Posting) _ = Resume();
    }

    public Task<Outcome<Stocktake>> Begin(BeginStocktake command)
    {
        var caller = Context().Caller;
        if (StocktakeInput.Check(command) is { IsEmpty: false } errors) return Refused<Stocktake>(errors);
        var recorded = new RecordedCommand(_key.Id, StocktakeInput.HashOf(command));
        return Once(recorded, First, begun => StocktakeReplies.Begun(_key, begun));

        async Task<Outcome<Stocktake>> First()
        {
            var facts = await Facts(command);
            var context = Context() with { Caller = caller };
            var decision = StocktakeDecider.Begin(_key, command, facts, context.Now);
            return await Commit(decision, context, _ => StocktakeReplies.Begun(_key, decision.Events[0]), recorded);
        }
    }

    public Task<Outcome<CountsRecorded>> Record(RecordCounts command)
    {
        var caller = Context().Caller;
        if (StocktakeInput.Check(command) is { IsEmpty: false } errors) return Refused<CountsRecorded>(errors);
        var recorded = new RecordedCommand(command.Id, StocktakeInput.HashOf(command));
        return Once(recorded, First, StocktakeReplies.Recorded);

        async Task<Outcome<CountsRecorded>> First()
        {
            if (StocktakeDecider.Closed(State, _key.Name) is { } closed) return await Refused<CountsRecorded>([closed]);
            var facts = await _books.Compare(State, command);
            var decision = StocktakeDecider.Record(State, _key.Name, command, facts);
            return await Commit(
                decision, Context() with { Caller = caller }, _ => StocktakeReplies.Recorded(decision.Events[0]), recorded);
        }
    }

    public async Task<Outcome<Stocktake>> Post()
    {
        var version = Version;
        var begun = await Commit(StocktakeDecider.Post(State, _key.Name), Context(), state => StocktakeReplies.Of(_key, state)!);
        if (!begun.Accepted) return await HasGrownBeyond(version) ? throw Overtaken() : begun;
        await PostAll();
        return new Outcome<Stocktake>(StocktakeReplies.Of(_key, State), [], await Durable());
    }

    public Task<Outcome<Stocktake>> Cancel(CancelStocktake command)
    {
        if (StocktakeInput.Check(command) is { IsEmpty: false } errors) return Refused<Stocktake>(errors);
        return Commit(StocktakeDecider.Cancel(State, _key.Name, command), Context(), state => StocktakeReplies.Of(_key, state)!);
    }

    public Task<Stocktake?> Get() => WhenDurable(StocktakeReplies.Of(_key, State));

    private async Task<StocktakeFacts> Facts(BeginStocktake command)
    {
        using var system = SystemIdentity.Begin(_key.Company);
        var company = GrainFactory.Company(_key.Company).GetFacts();
        var products = await GrainFactory.FindBySku(_key.Company, command.Skus);
        return new StocktakeFacts(await company, products);
    }

    private UnavailableException Overtaken()
    {
        DeactivateOnIdle();
        return new UnavailableException(UnavailableException.Conflict, "The stocktake was woken elsewhere; send the same request again.");
    }

    /// <summary>Whoever asks while it is under way waits for the same end.</summary>
    private Task PostAll()
    {
        if (_posting is null or { IsCompleted: true }) _posting = PostUnposted();
        return _posting;
    }

    private async Task PostUnposted()
    {
        try
        {
            while (State.Status == StocktakeStatus.Posting)
            {
                var posted = await _books.Post(State.Unposted(PostedTogether));
                await Append(StocktakeDecider.Posted(State, posted), Context());
            }
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            throw new UnavailableException("Not everything could be posted in time; send the same request again.", e);
        }
    }

    /// <summary>Nobody waits for it. If it fails, the next who posts, or wakes this grain, goes on.</summary>
    private async Task Resume()
    {
        try
        {
            await PostAll();
        }
        catch (UnavailableException)
        {
            // What is not posted yet stays unposted in the journal.
        }
    }
}
