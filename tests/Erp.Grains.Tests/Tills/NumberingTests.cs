using Erp.Tills;
using static Erp.Grains.Tests.Tills.DemoShop;

namespace Erp.Grains.Tests.Tills;

/// <summary>Terminals that number their own receipts.</summary>
public class NumberingTests
{
    [Fact]
    public async Task The_till_takes_the_next_number_and_says_which_one_it_is()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        var enrolment = Accepted(await shop.Till().EnrolTerminal(new EnrolTerminal("e-1", "tablet 7")));

        var gap = await shop.Till().CompleteSale(Sale("a-2", 2));
        var first = Accepted(await shop.Till().CompleteSale(Sale("a-1", 1)));
        var second = Accepted(await shop.Till().CompleteSale(Sale("a-2", 2)));

        Assert.Equal(new Enrolment("T0", 1, 1, "tablet 7"), enrolment);
        Assert.Equal([new SequenceGap(1) { Field = "sequence" }], gap.Errors.ToArray());
        Assert.Equal((1L, 1L, 2L), (first.Epoch, first.Number, second.Number));
    }

    [Fact]
    public async Task A_number_belongs_to_its_receipt()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await Enrol(shop);
        var first = Accepted(await shop.Till().CompleteSale(Sale("a-1", 1)));

        var again = Accepted(await shop.Till().CompleteSale(Sale("a-1", 1)));
        var other = await shop.Till().CompleteSale(Sale("b-1", 1));

        Assert.Equal(first.Hash, again.Hash);
        Assert.Equal([new SequenceTaken(1, 2) { Field = "sequence" }], other.Errors.ToArray());
    }

    [Fact]
    public async Task Of_two_sales_with_one_number_at_once_one_is_made()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await Enrol(shop);

        var outcomes = await Task.WhenAll(shop.Till().CompleteSale(Sale("a", 1)), shop.Till().CompleteSale(Sale("b", 1)));

        Assert.Single(outcomes, outcome => outcome.Accepted);
        Assert.Equal("SEQUENCE_TAKEN", Assert.Single(outcomes.Single(outcome => !outcome.Accepted).Errors).Code);
    }

    [Fact]
    public async Task Sales_that_are_on_their_way_together_are_decided_in_the_order_of_their_numbers()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 1000);
        await Enrol(shop);

        // The last one is asked for first, in the same turn of the caller's, so that each finds those before it on their way.
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 100).Reverse().Select(n => shop.Till().CompleteSale(Sale($"a-{n}", n))));

        Assert.All(outcomes.Where(outcome => outcome.Accepted), outcome => Assert.Equal(outcome.Value!.Id.ClientId, $"a-{outcome.Value.Number}"));
        Assert.All(outcomes.SelectMany(outcome => outcome.Errors), error => Assert.IsType<SequenceGap>(error));
        Assert.Contains(outcomes, outcome => outcome is { Accepted: true, Value.Number: 1 });
    }

    [Fact]
    public async Task A_backlog_finds_no_gaps_in_whatever_order_it_stands()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await Enrol(shop);

        var answers = Accepted(await shop.Till().CompleteSales(new CompleteSales([Sale("a-3", 3), Sale("a-1", 1), Sale("a-2", 2)]))).Answers;

        Assert.Equal([3L, 1L, 2L], answers.Select(answer => Accepted(answer).Number));
    }

    [Fact]
    public async Task A_sale_that_is_refused_leaves_a_gap_to_those_after_it()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 5);
        await Enrol(shop);

        var answers = Accepted(await shop.Till().CompleteSales(new CompleteSales([Sale("a-1", 1), Sale("a-2", 2, quantity: 9), Sale("a-3", 3)]))).Answers;
        var numbered = Accepted(await shop.Till().CompleteSale(Sells("server", ("TEA", 1))));

        Assert.True(answers[0].Accepted);
        Assert.Equal("STOCK_INSUFFICIENT", Assert.Single(answers[1].Errors).Code);
        Assert.Equal([new SequenceGap(2) { Field = "sequence" }], answers[2].Errors.ToArray());
        Assert.Equal((2L, null), (numbered.Number, numbered.Epoch));
    }

    [Fact]
    public async Task A_cloned_terminal_is_fenced()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await Enrol(shop);
        Accepted(await shop.Till().CompleteSale(Sale("a-1", 1)));
        var clone = Accepted(await shop.Till().EnrolTerminal(new EnrolTerminal("e-2")));

        var old = await shop.Till().CompleteSale(Sale("a-2", 2));
        var unknown = await shop.Till("T1").CompleteSale(Sale("a-1", 1));
        var recorded = Accepted(await shop.Till().CompleteSale(Sale("a-1", 1)));
        var next = Accepted(await shop.Till().CompleteSale(Sale("b-2", 2) with { Epoch = clone.Epoch }));

        Assert.Equal((2L, 2L), (clone.Epoch, clone.NextSequence));
        Assert.Equal([new EnrolmentSuperseded(2) { Field = "epoch" }], old.Errors.ToArray());
        Assert.Equal([new EnrolmentSuperseded(0) { Field = "epoch" }], unknown.Errors.ToArray());
        Assert.Equal((1L, 2L), (recorded.Number, next.Number));
    }

    [Fact]
    public async Task An_enrolment_that_is_asked_for_twice_is_one()
    {
        await using var shop = await OpenAsync();

        var first = Accepted(await shop.Till().EnrolTerminal(new EnrolTerminal("e-1", "tablet")));
        var again = Accepted(await shop.Till().EnrolTerminal(new EnrolTerminal("e-1", "tablet")));
        var other = await shop.Till().EnrolTerminal(new EnrolTerminal("e-1", "phone"));
        var nowhere = await shop.Till("T9").EnrolTerminal(new EnrolTerminal("e-1"));

        Assert.Equal(first, again);
        Assert.Equal("ID_REUSED", Assert.Single(other.Errors).Code);
        Assert.Equal("TERMINAL_UNKNOWN", Assert.Single(nowhere.Errors).Code);
    }

    [Fact]
    public async Task A_return_takes_its_number_from_the_same_series()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);
        await Enrol(shop);
        Accepted(await shop.Till().CompleteSale(Sale("a-1", 1)));
        var back = new ReturnSale("r-2", SaleId.Parse("T0/a-1")) { Sequence = 2, Epoch = 1 };

        var gap = await shop.Till().ReturnSale(back with { Id = "r-3", Sequence = 3 });
        var returned = Accepted(await shop.Till().ReturnSale(back));

        Assert.Equal([new SequenceGap(2) { Field = "sequence" }], gap.Errors.ToArray());
        Assert.Equal((2L, 1L), (returned.Number, returned.Epoch));
    }

    [Fact]
    public async Task Online_the_terminal_shows_the_total_that_is_paid()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 10);

        var wrong = await shop.Till().CompleteSale(Sells("a-1", ("TEA", 1)) with { ExpectedTotal = 1.21m });
        var right = await shop.Till().CompleteSale(Sells("a-1", ("TEA", 1)) with { ExpectedTotal = 1.20m });

        Assert.Equal([new TotalMismatch(new Money(1.21m, "GBP"), new Money(1.20m, "GBP")) { Field = "expectedTotal" }], wrong.Errors.ToArray());
        Accepted(right);
    }

    [Theory]
    [InlineData(null, 1L, "sequence")]
    [InlineData(1L, null, "epoch")]
    [InlineData(0L, 1L, "sequence")]
    [InlineData(1L, 0L, "epoch")]
    public async Task A_number_comes_with_its_enrolment(long? sequence, long? epoch, string field)
    {
        await using var shop = await OpenAsync();

        var refused = await shop.Till().CompleteSale(Sells("a-1", ("TEA", 1)) with { Sequence = sequence, Epoch = epoch });

        Assert.Equal(("INVALID_INPUT", field), (Assert.Single(refused.Errors).Code, refused.Errors[0].Field));
    }

    private static async Task Enrol(DemoShop shop) => Accepted(await shop.Till().EnrolTerminal(new EnrolTerminal("e-1")));

    private static CompleteSale Sale(string id, long sequence, decimal quantity = 1) =>
        Sells(id, ("TEA", quantity)) with { Sequence = sequence, Epoch = 1 };
}
