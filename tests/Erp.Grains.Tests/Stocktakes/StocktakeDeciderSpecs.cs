using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tests.Tills;
using Erp.Inventory;
using Erp.Stocktakes;
using Erp.TestKit.Deciding;

namespace Erp.Grains.Tests.Stocktakes;

public class StocktakeDeciderSpecs
{
    private static readonly StocktakeKey Key = new(Shop.Company, "MAIN", "year-end");
    private static readonly Guid Mug = Shop.Mug.Id.Value;
    private static readonly Guid Tea = Shop.Tea.Id.Value;

    // ---- beginning

    [Fact]
    public void Beginning_freezes_the_instant_to_the_microsecond()
    {
        Given<StocktakeState>.Nothing
            .When(_ => StocktakeDecider.Begin(Key, new BeginStocktake([], ""), new StocktakeFacts(Shop.Facts, []), Shop.Noon.AddTicks(19)))
            .ThenEvents(new StocktakeBegun(Shop.Noon.AddTicks(10), null, null));
    }

    [Fact]
    public void A_stocktake_of_some_products_names_each_once()
    {
        var command = new BeginStocktake(["MUG", "TEA", "mug"], "shelf 3");
        Given<StocktakeState>.Nothing
            .When(_ => StocktakeDecider.Begin(Key, command, new StocktakeFacts(Shop.Facts, [Shop.Mug, Shop.Tea, Shop.Mug]), Shop.Noon))
            .ThenEvents(new StocktakeBegun(Shop.Noon, [Mug, Tea], "shelf 3"));
    }

    [Fact]
    public void Beginning_shows_every_error_at_once()
    {
        var key = Key with { Warehouse = "NOWHERE" };
        Given<StocktakeState>.Nothing
            .When(_ => StocktakeDecider.Begin(
                key, new BeginStocktake(["GONE", "WRAP"], ""), new StocktakeFacts(Shop.Facts, [null, Shop.Wrapping]), Shop.Noon))
            .ThenRefused(
                new WarehouseUnknown("NOWHERE") { Field = "warehouse" },
                new Erp.Catalog.ProductUnknown("GONE") { Field = "skus.0" },
                new ProductNotTracked("WRAP") { Field = "skus.1" });
    }

    [Fact]
    public void Beginning_needs_a_company()
    {
        Given<StocktakeState>.Nothing
            .When(_ => StocktakeDecider.Begin(Key, new BeginStocktake([], ""), new StocktakeFacts(null, []), Shop.Noon))
            .ThenRefused(new CompanyUnknown());
    }

    // ---- counting

    [Fact]
    public void A_count_keeps_what_the_books_had()
    {
        Given<StocktakeState>.Events(Begun())
            .When(Counts("C-1", ("MUG", 4), ("TEA", 0.250m)))
            .ThenEvents(new ProductsCounted("C-1", [Line(Mug, "MUG", 4, 5), Line(Tea, "TEA", 0.250m, 5)]));
    }

    [Fact]
    public void A_product_that_is_counted_again_is_compared_with_the_same_books()
    {
        var command = new RecordCounts("C-2", [new CountedGoods("MUG", 6)]);
        Given<StocktakeState>.Events(Begun(), new ProductsCounted("C-1", [Line(Mug, "MUG", 4, 5)]))
            .When(state => StocktakeDecider.Record(state, Key.Name, command, [new CountFacts(Shop.Mug, null)]))
            .ThenEvents(new ProductsCounted("C-2", [Line(Mug, "MUG", 6, 5)]));
    }

    [Fact]
    public void Counting_shows_every_error_at_once()
    {
        var command = new RecordCounts(
            "C-1", [new("GONE", 1), new("WRAP", 1), new("BOOK", 1), new("MUG", -1), new("TEA", 0.0005m), new("MUG", 1)]);
        Given<StocktakeState>.Events(Begun(Mug, Tea))
            .When(state => StocktakeDecider.Record(
                state, Key.Name, command,
                [
                    new(null, null), new(Shop.Wrapping, Books), new(Shop.Book, Books), new(Shop.Mug, Books), new(Shop.Tea, Books),
                    new(Shop.Mug, Books),
                ]))
            .ThenRefused(
                new Erp.Catalog.ProductUnknown("GONE") { Field = "lines.0.sku" },
                new ProductNotTracked("WRAP") { Field = "lines.1.sku" },
                new NotInStocktake("BOOK") { Field = "lines.2.sku" },
                new QuantityInvalid(-1, StocktakeInput.QuantityRule) { Field = "lines.3.quantity" },
                new QuantityInvalid(0.0005m, "KG has 3 decimals") { Field = "lines.4.quantity" },
                new InvalidInput("A product stands on one line: add its counts up.") { Field = "lines.5.sku" });
    }

    [Fact]
    public void A_stocktake_that_never_began_is_unknown()
    {
        var unknown = new StocktakeUnknown("MAIN/year-end") { Field = "stocktake" };

        Given<StocktakeState>.Nothing.When(Counts("C-1", ("MUG", 1))).ThenRefused(unknown);
        Given<StocktakeState>.Nothing.When(Posts).ThenRefused(unknown);
        Given<StocktakeState>.Nothing.When(Cancels).ThenRefused(unknown);
    }

    // ---- posting and cancelling

    [Fact]
    public void Posting_begins_once()
    {
        Counted().When(Posts).Then(new PostingBegan());
    }

    [Fact]
    public void Posting_needs_a_count()
    {
        Given<StocktakeState>.Events(Begun()).When(Posts).ThenRefused(new StocktakeEmpty("MAIN/year-end") { Field = "stocktake" });
    }

    [Fact]
    public void The_last_line_that_is_posted_ends_the_stocktake()
    {
        var state = Counted().And(new PostingBegan()).State;

        var some = StocktakeDecider.Posted(state, [new PostedLine(Mug, -2)]);
        var rest = StocktakeDecider.Posted(state.Apply(some[0]), [new PostedLine(Tea, 0)]);

        Assert.Equal([EventText.Of(new LinesPosted([new PostedLine(Mug, -2)]))], some.Select(EventText.Of));
        Assert.Equal(
            [EventText.Of(new LinesPosted([new PostedLine(Tea, 0)])), EventText.Of(new StocktakePosted())], rest.Select(EventText.Of));
    }

    [Fact]
    public void Once_posting_has_begun_counts_stand()
    {
        var posting = new StocktakeOver("MAIN/year-end", StocktakeStatus.Posting) { Field = "stocktake" };
        var posted = posting with { Status = StocktakeStatus.Posted };

        Counted().And(new PostingBegan()).When(Counts("C-2", ("MUG", 1))).ThenRefused(posting);
        Counted().And(new PostingBegan()).When(Cancels).ThenRefused(posting);
        Counted().And(new PostingBegan(), new StocktakePosted()).When(Counts("C-2", ("MUG", 1))).ThenRefused(posted);
        Counted().And(new PostingBegan(), new StocktakePosted()).When(Cancels).ThenRefused(posted);
        Counted().And(new PostingBegan(), new StocktakePosted()).When(Posts).ThenNothing();
    }

    [Fact]
    public void Cancelling_happens_once_and_ends_it()
    {
        var cancelled = new StocktakeOver("MAIN/year-end", StocktakeStatus.Cancelled) { Field = "stocktake" };

        var after = Counted().When(Cancels).Then(new StocktakeCancelled("wrong day"));
        after.When(Posts).ThenRefused(cancelled);
        after.When(Counts("C-2", ("MUG", 1))).ThenRefused(cancelled);
    }

    [Fact]
    public void The_form_of_commands_is_checked()
    {
        Assert.Equal(["reason"], StocktakeInput.Check(new CancelStocktake("")).Select(error => error.Field));
        Assert.Equal(["id", "lines"], StocktakeInput.Check(new RecordCounts("", [])).Select(error => error.Field));
        Assert.Equal(
            ["skus", "note"],
            StocktakeInput.Check(new BeginStocktake([.. Enumerable.Repeat("MUG", BeginStocktake.MaxSkus + 1)], "\n")).Select(error => error.Field));
        var most = new RecordCounts("C-1", [.. Enumerable.Repeat(new CountedGoods("MUG", 1), RecordCounts.MaxLines)]);
        Assert.Empty(StocktakeInput.Check(most));
        Assert.Equal(["lines"], StocktakeInput.Check(most with { Lines = [.. most.Lines, new CountedGoods("TEA", 1)] }).Select(error => error.Field));
    }

    [Fact]
    public void What_was_booked_goes_before_what_was_foreseen()
    {
        var counted = Counted().State;
        var posted = counted.Apply(new PostingBegan()).Apply(new LinesPosted([new PostedLine(Mug, -2.5m)]));

        Assert.Equal((2, 0, 2, 2m, 2m), Figures(StocktakeReplies.Of(Key, counted)!));
        Assert.Equal((2, 1, 2, 2m, 2.5m), Figures(StocktakeReplies.Of(Key, posted)!));
    }

    // ---- ids

    [Fact]
    public void A_key_is_read_as_it_was_written()
    {
        Assert.True(StocktakeKey.TryParse("1/MAIN/2026/year end", out var key));
        Assert.Equal(("MAIN", "2026/year end", "MAIN/2026/year end", "1/MAIN/2026/year end"), (key.Warehouse, key.Id, key.Name, key.ToString()));
    }

    [Theory]
    [InlineData("1/MAIN")]
    [InlineData("1/MAIN/")]
    [InlineData("1/ma in/x")]
    [InlineData("x/MAIN/x")]
    public void What_is_no_key_is_refused(string text) => Assert.False(StocktakeKey.TryParse(text, out _));

    [Fact]
    public void The_same_input_is_the_same_command()
    {
        var counts = new RecordCounts("C-1", [new CountedGoods("MUG", 2)]);

        Assert.Equal(StocktakeInput.HashOf(counts), StocktakeInput.HashOf(counts with { Lines = [new CountedGoods("MUG", 2.00m)] }));
        Assert.NotEqual(StocktakeInput.HashOf(counts), StocktakeInput.HashOf(counts with { Lines = [new CountedGoods("MUG", 3)] }));
        Assert.NotEqual(
            StocktakeInput.HashOf(new BeginStocktake([], "a")), StocktakeInput.HashOf(new BeginStocktake(["a"], "")));
    }

    private static StockItemView Books => new(5, 0, 2, default);

    private static Func<StocktakeState, Decision> Counts(string id, params (string Sku, decimal Quantity)[] lines) => state =>
        StocktakeDecider.Record(
            state, Key.Name, new RecordCounts(id, [.. lines.Select(line => new CountedGoods(line.Sku, line.Quantity))]),
            [.. lines.Select(line => new CountFacts(line.Sku == "MUG" ? Shop.Mug : Shop.Tea, Books))]);

    private static Decision Posts(StocktakeState state) => StocktakeDecider.Post(state, Key.Name);

    private static Decision Cancels(StocktakeState state) => StocktakeDecider.Cancel(state, Key.Name, new CancelStocktake("wrong day"));

    private static GivenState<StocktakeState> Counted() => Given<StocktakeState>.Events(
        Begun(), new ProductsCounted("C-1", [Line(Mug, "MUG", 4, 5), Line(Tea, "TEA", 6, 5)]));

    private static StocktakeBegun Begun(params Guid[] products) => new(Shop.Noon, products.Length == 0 ? null : [.. products], null);

    private static CountedLine Line(Guid product, string sku, decimal counted, decimal expected) => new(product, sku, counted, expected, 2);

    private static (int, int, int, decimal, decimal) Figures(Stocktake stocktake) =>
        (stocktake.Counted, stocktake.Posted, stocktake.Differing, stocktake.Surplus, stocktake.Shortage);
}
