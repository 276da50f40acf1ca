using Erp.Grains.Journal;

namespace Erp.TestKit.Deciding;

/// <summary>What a decider said, to be compared with what a spec says.</summary>
public sealed class Verdict<TState>(TState state, Func<TState, Decision> decide) where TState : class, IState<TState>
{
    private readonly Decision _decision = decide(state);

    /// <summary>
    /// Accepted with exactly these events, and idempotent: the same command, decided again on the state that it led to,
    /// changes nothing.
    /// </summary>
    public GivenState<TState> Then(params IEvent[] expected)
    {
        var after = ThenEvents(expected);
        var again = decide(after.State);
        Assert.Empty(again.Errors);
        Assert.Empty(again.Events);
        return after;
    }

    /// <summary>
    /// Accepted with exactly these events, whenever it is decided: for commands that are told from their doubles by
    /// their ids, before they get to the decider.
    /// </summary>
    public GivenState<TState> ThenEvents(params IEvent[] expected)
    {
        Assert.Empty(_decision.Errors);
        Assert.Equal(expected.Select(EventText.Of), _decision.Events.Select(EventText.Of));
        return new GivenState<TState>(state).And([.. _decision.Events]);
    }

    /// <summary>Accepted, and nothing changes.</summary>
    public void ThenNothing() => Then();

    /// <summary>Refused with exactly these errors in this order, fields included.</summary>
    public void ThenRefused(params DomainError[] expected)
    {
        Assert.Empty(_decision.Events);
        Assert.Equal(expected, _decision.Errors);
    }
}
