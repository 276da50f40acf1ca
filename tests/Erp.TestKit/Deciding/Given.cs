using Erp.Grains.Journal;

namespace Erp.TestKit.Deciding;

/// <summary>Given events / When a command is decided / Then exactly these events or errors.</summary>
public static class Given<TState> where TState : class, IState<TState>
{
    public static GivenState<TState> Nothing => new(TState.Empty);

    public static GivenState<TState> Events(params IEvent[] history) => Nothing.And(history);
}

/// <summary>A state, folded from its history.</summary>
public sealed class GivenState<TState>(TState state) where TState : class, IState<TState>
{
    public TState State => state;

    public GivenState<TState> And(params IEvent[] more) =>
        new(more.Aggregate(state, static (folded, @event) => folded.Apply(@event)));

    public Verdict<TState> When(Func<TState, Decision> decide) => new(state, decide);
}
