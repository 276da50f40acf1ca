using System.Text.Json;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using FsCheck;
using FsCheck.Fluent;

namespace Erp.Grains.Tests.Inventory;

public class StockItemProperties
{
    private static readonly Arbitrary<int[]> Numbers =
        Arb.From(Gen.Sized(size => Gen.Choose(0, 1_000_000).ArrayOf(size * 4)), shrinker: ArrayShrinker);

    [Fact]
    public void Stock_is_conserved_and_never_promised_twice()
    {
        Prop.ForAll(Numbers, numbers => new StockStory().Live(numbers)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_snapshot_and_the_events_after_it_lead_to_the_same_state_as_all_events()
    {
        Prop.ForAll(Numbers, numbers =>
        {
            var story = new StockStory();
            story.Live(numbers);
            var cut = story.Events.Count / 2;

            var snapshot = Fold(StockItemState.Empty, story.Events.Take(cut));
            var reloaded = JsonSerializer.Deserialize(Text(snapshot), StockJson.Default.StockItemState)!;
            var tail = story.Events.Skip(cut).Select(AsJournalled);

            Assert.Equal(Text(story.State), Text(Fold(reloaded, tail)));
        }).QuickCheckThrowOnFailure();
    }

    private static StockItemState Fold(StockItemState state, IEnumerable<IEvent> events) =>
        events.Aggregate(state, static (folded, @event) => folded.Apply(@event));

    private static string Text(StockItemState state) => JsonSerializer.Serialize(state, StockJson.Default.StockItemState);

    private static IEvent AsJournalled(IEvent @event)
    {
        var type = StockJson.Default.GetTypeInfo(@event.GetType())!;
        return (IEvent)JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(@event, type), type)!;
    }

    private static IEnumerable<int[]> ArrayShrinker(int[] numbers)
    {
        for (var length = numbers.Length / 2; length > 0; length /= 2)
            for (var start = 0; start + length <= numbers.Length; start += length)
                yield return [.. numbers[..start], .. numbers[(start + length)..]];
    }
}
