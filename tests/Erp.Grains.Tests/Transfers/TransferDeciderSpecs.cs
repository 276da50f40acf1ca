using System.Collections.Immutable;
using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Tests.Tills;
using Erp.Grains.Transfers;
using Erp.Inventory;
using Erp.TestKit.Deciding;
using Erp.Transfers;

namespace Erp.Grains.Tests.Transfers;

public class TransferDeciderSpecs
{
    private const string Id = "TR-1";

    // ---- shipping

    [Fact]
    public void A_shipment_keeps_what_its_goods_cost_where_they_left()
    {
        var (draft, errors) = Draft(Ships((Shop.Mug, 2), (Shop.Tea, 0.350m)), Shop.Mug, Shop.Tea);

        Assert.Empty(errors);
        var shipped = TransferDecider.Ship(Id, draft!, product => product == Shop.Mug.Id ? 1.5m : 8, attempt: 7, Shop.Noon);
        Assert.Equal(EventText.Of(Shipped(new ShippedLine(Shop.Mug.Id.Value, "MUG", "The MUG", 2, 0, 1.5m), Kilo(0.350m))), EventText.Of(shipped));
    }

    [Fact]
    public void A_shipment_shows_every_error_of_its_input_at_once()
    {
        var command = Ships((Shop.Mug, 0.5m), (Shop.Wrapping, 1), (Shop.Tea, 0), (Shop.Book, 1)) with
        {
            From = "NOWHERE",
            To = "ELSEWHERE",
            Reference = "\u0007",
        };

        var (draft, errors) = Draft(command, Shop.Mug, Shop.Wrapping, Shop.Tea, null);

        Assert.Null(draft);
        Assert.Equal(
            [
                new WarehouseUnknown("NOWHERE") { Field = "from" },
                new WarehouseUnknown("ELSEWHERE") { Field = "to" },
                new InvalidInput("Control characters are not allowed.") { Field = "reference" },
                new QuantityInvalid(0.5m, "EACH has 0 decimals") { Field = "lines.0.quantity" },
                new ProductNotTracked("WRAP") { Field = "lines.1.sku" },
                new QuantityInvalid(0, TransferInput.QuantityRule) { Field = "lines.2.quantity" },
                new ProductUnknown("BOOK") { Field = "lines.3.sku" },
            ],
            errors.AsEnumerable());
    }

    [Fact]
    public void A_shipment_goes_to_another_warehouse() => Assert.Equal(
        [new SameWarehouse("MAIN") { Field = "to" }],
        Draft(Ships((Shop.Mug, 1)) with { To = "main" }, Shop.Mug).Errors.AsEnumerable());

    [Fact]
    public void A_shipment_needs_a_company() => Assert.Equal(
        [new CompanyUnknown()], ShipmentDraft.Of(Ships((Shop.Mug, 1)), new TransferFacts(null, [Shop.Mug])).Errors.AsEnumerable());

    [Fact]
    public void A_shipment_has_lines_and_not_too_many()
    {
        var none = Ships();
        var many = none with { Lines = [.. Enumerable.Repeat(new ShippedGoods("MUG", 1), ShipTransfer.MaxLines + 1)] };

        Assert.Equal(["lines"], TransferInput.Check(none).Select(error => error.Field));
        Assert.Equal(["lines"], TransferInput.Check(many).Select(error => error.Field));
        Assert.Empty(TransferInput.Check(many with { Lines = many.Lines[1..] }));
    }

    // ---- receiving

    [Fact]
    public void Goods_arrive_in_parts_at_the_cost_at_which_they_left()
    {
        var given = Given<TransferState>.Events(OnTheWay());

        var after = given.When(Receives("R-1", (1, 3), (2, 0.100m)))
            .ThenEvents(Received("R-1", new MovedLine(1, Mug, 3, 1.5m), new MovedLine(2, Tea, 0.100m, 8)));
        after.When(Receives("R-2", (1, 2))).ThenEvents(Received("R-2", new MovedLine(1, Mug, 2, 1.5m)));
    }

    [Fact]
    public void A_receipt_without_lines_brings_all_that_is_in_transit()
    {
        Given<TransferState>.Events(OnTheWay(), Received("R-1", new MovedLine(1, Mug, 5, 1.5m)))
            .When(Receives("R-2"))
            .ThenEvents(Received("R-2", new MovedLine(2, Tea, 0.350m, 8)));
    }

    [Fact]
    public void Receiving_is_refused_beyond_what_is_in_transit()
    {
        Given<TransferState>.Events(OnTheWay(), Received("R-1", new MovedLine(1, Mug, 3, 1.5m)))
            .When(Receives("R-2", (1, 3), (2, 0.351m)))
            .ThenRefused(
                new TransferExceeded(1, 3, 2) { Field = "lines.0.quantity" },
                new TransferExceeded(2, 0.351m, 0.350m) { Field = "lines.1.quantity" });
    }

    [Fact]
    public void Receiving_is_refused_for_lines_and_quantities_that_cannot_be()
    {
        Given<TransferState>.Events(OnTheWay())
            .When(Receives("R-1", (0, 1), (3, 1), (1, 1), (1, 1), (2, -1)))
            .ThenRefused(
                new InvalidInput("The transfer has lines 1 to 2.") { Field = "lines.0.line" },
                new InvalidInput("The transfer has lines 1 to 2.") { Field = "lines.1.line" },
                new InvalidInput("A line arrives once in a receipt: add its quantities up.") { Field = "lines.3.line" },
                new QuantityInvalid(-1, TransferInput.QuantityRule) { Field = "lines.4.quantity" });
    }

    [Fact]
    public void Receiving_is_refused_for_half_a_piece()
    {
        Given<TransferState>.Events(OnTheWay())
            .When(Receives("R-1", (1, 0.5m)))
            .ThenRefused(new QuantityInvalid(0.5m, "its unit has 0 decimals") { Field = "lines.0.quantity" });
    }

    [Fact]
    public void Receiving_and_closing_need_a_transfer()
    {
        var unknown = new TransferUnknown(Id) { Field = "transfer" };

        Given<TransferState>.Nothing.When(Receives("R-1", (1, 1))).ThenRefused(unknown);
        Given<TransferState>.Nothing.When(Receives("R-1")).ThenRefused(unknown);
        Given<TransferState>.Nothing.When(Closes).ThenRefused(unknown);
    }

    [Fact]
    public void Receiving_and_closing_are_refused_when_nothing_is_in_transit()
    {
        var over = new TransferOver(Id) { Field = "transfer" };
        var received = Given<TransferState>.Events(
            OnTheWay(), Received("R-1", new MovedLine(1, Mug, 5, 1.5m), new MovedLine(2, Tea, 0.350m, 8)));

        received.When(Receives("R-2")).ThenRefused(over);
        received.When(Closes).ThenRefused(over);
        Given<TransferState>.Events(OnTheWay()).When(Closes).ThenEvents(Closed((1, Mug, 5, 1.5m), (2, Tea, 0.350m, 8)))
            .When(Receives("R-2", (1, 1))).ThenRefused(over);
    }

    // ---- closing short

    [Fact]
    public void Closing_writes_off_what_has_not_arrived()
    {
        var after = Given<TransferState>.Events(OnTheWay(), Received("R-1", new MovedLine(1, Mug, 3, 1.5m)))
            .When(Closes)
            .ThenEvents(Closed((1, Mug, 2, 1.5m), (2, Tea, 0.350m, 8)));

        var transfer = TransferReplies.Of(after.State)!;
        Assert.Equal((TransferStatus.Closed, 0m, "fell off"), (transfer.Status, transfer.ValueInTransit, transfer.Reason));
        Assert.Equal([(5m, 3m, 2m), (0.350m, 0m, 0.350m)], transfer.Lines.Select(line => (line.Shipped, line.Received, line.Lost)));
    }

    [Fact]
    public void Closing_needs_an_id_and_a_reason() => Assert.Equal(
        ["id", "reason"], TransferInput.Check(new CloseTransfer("", " ")).Select(error => error.Field));

    [Fact]
    public void A_receipt_needs_an_id() => Assert.Equal(
        ["id"], TransferInput.Check(new ReceiveTransfer("", [])).Select(error => error.Field));

    [Fact]
    public void A_transfer_is_in_transit_until_everything_has_arrived()
    {
        var given = Given<TransferState>.Events(OnTheWay(), Received("R-1", new MovedLine(1, Mug, 5, 1.5m)));
        var after = given.And(Received("R-2", new MovedLine(2, Tea, 0.350m, 8)));

        Assert.Equal((TransferStatus.InTransit, 2.8m), (TransferReplies.Of(given.State)!.Status, TransferReplies.Of(given.State)!.ValueInTransit));
        Assert.Equal((TransferStatus.Received, 0m), (TransferReplies.Of(after.State)!.Status, TransferReplies.Of(after.State)!.ValueInTransit));
    }

    // ---- ids

    [Theory]
    [InlineData("1/TR-1", "TR-1")]
    [InlineData("1/2026/TR 1", "2026/TR 1")]
    public void A_key_is_read_as_it_was_written(string text, string id)
    {
        Assert.True(TransferKey.TryParse(text, out var key));
        Assert.Equal((id, text, $"transfer/{text}"), (key.Id, key.ToString(), key.GrainId));
    }

    [Theory]
    [InlineData("TR-1")]
    [InlineData("1/")]
    [InlineData("x/TR-1")]
    [InlineData("1/a\u0000b")]
    public void What_is_no_key_is_refused(string text) => Assert.False(TransferKey.TryParse(text, out _));

    [Fact]
    public void The_same_input_is_the_same_command()
    {
        var ship = Ships((Shop.Mug, 2));

        Assert.Equal(TransferInput.HashOf(ship), TransferInput.HashOf(ship with { From = "main", Lines = [new ShippedGoods("MUG", 2.00m)] }));
        Assert.NotEqual(TransferInput.HashOf(ship), TransferInput.HashOf(ship with { To = "OTHER" }));
        Assert.NotEqual(TransferInput.HashOf(ship), TransferInput.HashOf(Ships((Shop.Mug, 3))));
        Assert.NotEqual(
            TransferInput.HashOf(new ReceiveTransfer("R-1", [])), TransferInput.HashOf(new ReceiveTransfer("R-1", [new ArrivedGoods(1, 1)])));
        Assert.NotEqual(TransferInput.HashOf(new CloseTransfer("C-1", "lost")), TransferInput.HashOf(new CloseTransfer("C-1", "stolen")));
    }

    private static readonly Guid Mug = Shop.Mug.Id.Value;
    private static readonly Guid Tea = Shop.Tea.Id.Value;

    private static Func<TransferState, Decision> Receives(string id, params (int Line, decimal Quantity)[] lines) => state =>
        TransferDecider.Receive(state, Id, new ReceiveTransfer(id, [.. lines.Select(line => new ArrivedGoods(line.Line, line.Quantity))]), 9);

    private static Decision Closes(TransferState state) => TransferDecider.Close(state, Id, new CloseTransfer("C-1", "fell off"));

    private static ShipTransfer Ships(params (ProductFacts Product, decimal Quantity)[] lines) => new(
        "MAIN", "STORE", [.. lines.Select(line => new ShippedGoods(line.Product.Sku, line.Quantity))], "CN 7");

    private static (ShipmentDraft? Draft, ImmutableArray<DomainError> Errors) Draft(ShipTransfer command, params ImmutableArray<ProductFacts?> products) =>
        ShipmentDraft.Of(command, new TransferFacts(Shop.Facts, products));

    private static TransferShipped OnTheWay() => Shipped(new ShippedLine(Mug, "MUG", "The MUG", 5, 0, 1.5m), Kilo(0.350m));

    private static ShippedLine Kilo(decimal quantity) => new(Tea, "TEA", "The TEA", quantity, 3, 8);

    private static TransferShipped Shipped(params ImmutableArray<ShippedLine> lines) => new()
    {
        Id = Id,
        Attempt = 7,
        From = "MAIN",
        To = "STORE",
        Reference = "CN 7",
        ShippedAt = Shop.Noon,
        Lines = lines,
    };

    private static TransferReceived Received(string id, params ImmutableArray<MovedLine> lines) =>
        new() { Id = id, Attempt = 9, Warehouse = "STORE", Lines = lines };

    private static TransferClosed Closed(params (int Line, Guid Product, decimal Quantity, decimal UnitCost)[] lines) => new(
        "C-1", "fell off", [.. lines.Select(line => new MovedLine(line.Line, line.Product, line.Quantity, line.UnitCost))]);
}
