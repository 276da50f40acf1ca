using System.Collections.Immutable;
using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;
using Orleans;
using Orleans.Metadata;

namespace Erp.Journal.Tests.Grains;

public interface ICounterGrain : IGrainWithStringKey
{
    Task<Outcome<CounterView>> Add(int amount);

    /// <summary>Refused if it would count to less than nothing.</summary>
    Task<Outcome<CounterView>> AddOnce(string id, int amount);

    /// <summary>Says, besides adding, whether events and state were in place before the first await.</summary>
    Task<bool> AddInOneTurn(int amount);

    Task<Outcome<CounterView>> Refuse();

    Task<CounterView> Read();

    /// <summary>What no client must ever see: state that may vanish.</summary>
    Task<CounterView> Peek();

    Task End();
}

[GenerateSerializer, Immutable]
public sealed record CounterView([property: Id(0)] long Total, [property: Id(1)] long Version);

[GenerateSerializer, Immutable]
public sealed record NotCounted : DomainError
{
    public override string Code => "NOT_COUNTED";

    public override string Message => "Not counted.";
}

[GrainType("counter")]
public sealed class CounterGrain(IJournal journal, TimeProvider clock) : CommandGrain<CounterState>(journal, clock), ICounterGrain
{
    protected override int SnapshotEvery => 10;

    protected override int SnapshotOnDeactivation => 3;

    public static UInt128 InputHashOf(int amount) => unchecked((uint)amount);

    public Task<Outcome<CounterView>> Add(int amount) => Commit(Decision.Accept(new CounterEvent.Added(amount)), Context(), View);

    public Task<Outcome<CounterView>> AddOnce(string id, int amount)
    {
        var command = new RecordedCommand(id, InputHashOf(amount));
        return Once(command, () => Commit(Decide(), Context(), View, command), _ => View(State));

        Decision Decide() =>
            State.Total + amount < 0 ? Decision.Refuse(new NotCounted()) : Decision.Accept(new CounterEvent.Added(amount));
    }

    public async Task<bool> AddInOneTurn(int amount)
    {
        var (version, total) = (Version, State.Total);
        var answer = Add(amount);
        var inPlace = Version == version + 1 && State.Total == total + amount && !answer.IsCompleted;
        await answer;
        return inPlace;
    }

    public Task<Outcome<CounterView>> Refuse() => Refused<CounterView>([new NotCounted()]);

    public Task<CounterView> Read() => WhenDurable(View(State));

    public Task<CounterView> Peek() => Task.FromResult(View(State));

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private CounterView View(CounterState state) => new(state.Total, Version);
}
