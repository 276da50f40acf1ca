using System.Text.Json.Serialization;
using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests;

public sealed partial class EventTypesSpecs
{
    [Fact]
    public void Every_event_of_a_family_is_known_by_its_class_and_by_its_name()
    {
        Assert.Equal(["counting.added.v1", "counting.noted.v1"], Counting.Types.All.Select(type => type.Name).Order());
        Assert.Equal("counting.added.v1", Counting.Types.Of(new CounterEvent.Added(1)).Name);
        Assert.Equal(typeof(CounterEvent.Noted), Counting.Types.Named("counting.noted.v1").Class);
    }

    [Fact]
    public void An_event_without_a_name_is_found_at_start() => Refused<Unnamed>("[EventName]");

    [Fact]
    public void An_event_without_a_version_in_its_name_is_found_at_start() => Refused<Unversioned>("module.something_happened.v1");

    [Fact]
    public void Two_events_of_one_name_are_found_at_start() => Refused<Twice>("is given to both");

    [Fact]
    public void An_event_that_the_json_context_does_not_list_is_found_at_start() => Refused<Unlisted>("[JsonSerializable(typeof(");

    [Fact]
    public void What_belongs_to_no_family_is_neither_written_nor_read()
    {
        Assert.Throws<InvalidOperationException>(() => Counting.Types.Of(new Unlisted.Event()));
        Assert.Throws<InvalidOperationException>(() => Counting.Types.Named("counting.gone.v1"));
    }

    private static void Refused<TRoot>(string because) => Assert.Contains(
        because,
        Assert.Throws<InvalidOperationException>(() => new EventTypes([new EventFamily(typeof(TRoot), SpecsJson.Default)])).Message,
        StringComparison.Ordinal);

    private abstract record Unnamed
    {
        public sealed record Event : IEvent;
    }

    private abstract record Unversioned
    {
        [EventName("specs.something_happened")]
        public sealed record Event : IEvent;
    }

    internal abstract record Twice
    {
        [EventName("specs.something_happened.v1")]
        public sealed record One : IEvent;

        [EventName("specs.something_happened.v1")]
        public sealed record Other : IEvent;
    }

    private abstract record Unlisted
    {
        [EventName("specs.something_happened.v1")]
        public sealed record Event : IEvent;
    }

    [JsonSerializable(typeof(Twice.One), TypeInfoPropertyName = "One")]
    [JsonSerializable(typeof(Twice.Other), TypeInfoPropertyName = "Other")]
    private sealed partial class SpecsJson : JsonSerializerContext;
}
