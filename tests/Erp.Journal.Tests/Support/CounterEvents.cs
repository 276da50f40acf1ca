using System.Text.Json.Serialization;
using Erp.Grains.Journal;

namespace Erp.Journal.Tests.Support;

public abstract record CounterEvent : IEvent
{
    [EventName("counting.added.v1")]
    public sealed record Added(int Amount) : CounterEvent;

    [EventName("counting.noted.v1")]
    public sealed record Noted(string Text) : CounterEvent;
}

[JsonSerializable(typeof(CounterEvent.Added))]
[JsonSerializable(typeof(CounterEvent.Noted))]
[JsonSerializable(typeof(CounterState))]
public sealed partial class CounterJson : JsonSerializerContext;
