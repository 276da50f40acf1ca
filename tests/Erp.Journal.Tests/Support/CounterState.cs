using Erp.Grains.Journal;

namespace Erp.Journal.Tests.Support;

public sealed record CounterState(long Total, int Events, string Note) : IState<CounterState>
{
    public static CounterState Empty { get; } = new(0, 0, "");

    public static string Schema => "counting.counter.v1";

    public CounterState Apply(IEvent @event) => @event switch
    {
        CounterEvent.Added added => this with { Total = Total + added.Amount, Events = Events + 1 },
        CounterEvent.Noted noted => this with { Note = noted.Text, Events = Events + 1 },
        _ => throw new InvalidOperationException($"{@event.GetType()} is not an event of a counter."),
    };
}
