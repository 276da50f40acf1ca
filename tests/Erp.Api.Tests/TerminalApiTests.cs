using System.Text.Json;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

/// <summary>Terminals that number their own receipts, sell offline, close shifts and are audited, as a POS integrator sees them.</summary>
public sealed class TerminalApiTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Fields =
        "results { sale { id number epoch offline printedNumber hash total { amount } deviation { amount } exceptions { code line expected actual } } "
        + "userErrors { code field } } userErrors { code field }";

    [Fact]
    public async Task A_backlog_is_answered_sale_by_sale_and_again_the_same()
    {
        await EnrolAsync("T1");
        object[] backlog = [Offline("T1", 1, "4.74"), Offline("T1", 2, "5.00"), Offline("T1", 4, "4.74"), Offline("T99", 1, "4.74")];

        var first = await UploadAsync(backlog);
        var again = await UploadAsync(backlog);

        Assert.Equal(first.GetProperty("results").ToString(), again.GetProperty("results").ToString());
        var results = first.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(("1", "1", "0"), (results[0].Text("sale", "number"), results[0].Text("sale", "epoch"), results[0].GetProperty("sale").GetProperty("exceptions").GetArrayLength().ToString()));
        Assert.Equal((5.00m, 0.26m), (results[1].GetProperty("sale").Decimal("total", "amount"), results[1].GetProperty("sale").Decimal("deviation", "amount")));
        Assert.Equal("TOTAL_DIFFERS", results[1].GetProperty("sale").GetProperty("exceptions")[0].Text("code"));
        Assert.Equal(["SEQUENCE_GAP sequence"], JsonAssert.Refused(results[2], "sale"));
        Assert.Equal(["ENROLMENT_SUPERSEDED epoch"], JsonAssert.Refused(results[3], "sale"));
    }

    [Fact]
    public async Task A_list_shows_offline_sales_as_the_till_does()
    {
        await EnrolAsync("T2");
        var uploaded = await UploadAsync(Offline("T2", 1, "5.00"));

        var data = await server.Client.DataAsync(
            """
            query($position: Position) { sales(first: 1, terminal: "T2", minPosition: $position) {
              nodes { id number epoch offline printedNumber hash total { amount } deviation { amount } exceptions { code line expected actual } } } }
            """,
            new { position = uploaded.Text("position") });

        Assert.Equal(
            uploaded.GetProperty("results")[0].GetProperty("sale").ToString(), data.GetProperty("sales").GetProperty("nodes")[0].ToString());
    }

    [Fact]
    public async Task More_than_five_hundred_sales_are_too_many_at_once()
    {
        var refused = await UploadAsync([.. Enumerable.Range(1, 501).Select(n => Offline("T3", n, "4.74"))]);

        Assert.Equal("INVALID_INPUT", refused.GetProperty("userErrors")[0].Text("code"));
        Assert.Equal(0, refused.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task A_shift_is_reported_while_it_goes_on_and_when_it_ends()
    {
        const string Report =
            "terminal shift firstNumber lastNumber since closedAt closedBy kinds { kind count total { amount } } tenders { method amount { amount } } "
            + "taxes { taxCode kind rate net { amount } base { amount } tax { amount } } net { amount } tax { amount } rounding { amount } "
            + "deviation { amount } discounts { amount } offline withExceptions total { amount currency }";
        await EnrolAsync("T4");
        await UploadAsync(Offline("T4", 1, "4.74"), Offline("T4", 2, "4.74"));

        var running = (await server.Client.DataAsync($$"""{ xReport(terminal: "t4") { {{Report}} } }""")).GetProperty("xReport");
        var ended = await server.Client.MutateAsync("closeShift", new { id = "z-1", terminal = "T4", @operator = "ann" }, $"report {{ {Report} }}");
        var closed = JsonAssert.Accepted(ended, "report");
        var next = (await server.Client.DataAsync("""{ xReport(terminal: "T4") { shift lastNumber total { amount } } nowhere: xReport(terminal: "T99") { shift } }"""));

        Assert.Equal(("1", "1", "2", 9.48m, "GBP"), (running.Text("shift"), running.Text("firstNumber"), running.Text("lastNumber"), running.Decimal("total", "amount"), running.Text("total", "currency")));
        Assert.Equal(("SALE", "2"), (running.GetProperty("kinds")[0].Text("kind"), running.GetProperty("kinds")[0].Text("count")));
        Assert.Equal(("CASH", 9.48m), (running.GetProperty("tenders")[0].Text("method"), running.GetProperty("tenders")[0].Decimal("amount", "amount")));
        Assert.Equal(("ann", 9.48m), (closed.Text("closedBy"), closed.Decimal("total", "amount")));
        Assert.Equal(("2", 0m, JsonValueKind.Null), (next.Text("xReport", "shift"), next.Decimal("xReport", "total", "amount"), next.GetProperty("nowhere").ValueKind));
        var listed = await server.Client.DataAsync(
            $$"""query($position: Position) { shifts(terminal: "t4", minPosition: $position) { nodes { {{Report}} } } }""",
            new { position = ended.Text("position") });
        Assert.Equal(closed.ToString(), Assert.Single(listed.GetProperty("shifts").GetProperty("nodes").EnumerateArray()).ToString());
    }

    [Fact]
    public async Task Shifts_that_have_ended_are_listed_page_by_page_and_by_the_day()
    {
        await server.Client.MutateAsync("closeShift", new { id = "z-1", terminal = "T3" }, "report { shift }");
        var second = await server.Client.MutateAsync("closeShift", new { id = "z-2", terminal = "T3" }, "report { shift closedAt }");
        var day = second.Text("report", "closedAt")[..10];

        const string Page =
            """
            query($after: String, $from: Date, $to: Date, $position: Position) {
              shifts(first: 1, after: $after, terminal: "T3", from: $from, to: $to, minPosition: $position) {
                nodes { shift tenders { method } taxes { taxCode } } pageInfo { hasNextPage endCursor } } }
            """;
        var first = (await server.Client.DataAsync(Page, new { from = day, to = day, position = second.Text("position") })).GetProperty("shifts");
        var last = (await server.Client.DataAsync(Page, new { after = first.Text("pageInfo", "endCursor") })).GetProperty("shifts");
        var before = (await server.Client.DataAsync(Page, new { to = "2020-01-01" })).GetProperty("shifts");

        Assert.Equal("""{"shift":2,"tenders":[],"taxes":[]}""", first.GetProperty("nodes")[0].ToString());
        Assert.Equal("""{"shift":1,"tenders":[],"taxes":[]}""", last.GetProperty("nodes")[0].ToString());
        Assert.Equal(("True", "False"), (first.Text("pageInfo", "hasNextPage"), last.Text("pageInfo", "hasNextPage")));
        Assert.Equal(0, before.GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task Sales_are_listed_by_kind_by_where_they_were_printed_and_by_whether_they_have_exceptions()
    {
        await EnrolAsync("T0");
        await UploadAsync(Offline("T0", 1, "4.74"), Offline("T0", 2, "5.00"));
        var online = new
        {
            id = "online",
            terminal = "T0",
            warehouse = "MAIN",
            lines = new[] { new { sku = "BAG-COTTON", quantity = 1 } },
            payments = new[] { new { method = "CASH", amount = "10.00" } },
        };
        await server.Client.MutateAsync("completeSale", online, "sale { id }");
        var back = await server.Client.MutateAsync(
            "returnSale", new { id = "back", terminal = "T0", sale = "T0/online", reason = "torn" }, "saleReturn { number kind shift reason }");

        var data = await server.Client.DataAsync(
            """
            query($position: Position) {
              offline: sales(terminal: "T0", offline: true, minPosition: $position) { nodes { number } }
              online: sales(terminal: "T0", offline: false, minPosition: $position) { nodes { number } }
              differing: sales(terminal: "T0", withExceptions: true, minPosition: $position) { nodes { number } }
              none: sales(terminal: "T0", withExceptions: true, offline: false, minPosition: $position) { nodes { number } }
              voids: sales(terminal: "T0", kinds: [VOID, RETURN], minPosition: $position) { nodes { number kind shift reason } }
            }
            """,
            new { position = back.Text("position") });

        Assert.Equal(["2", "1"], NumbersOf(data, "offline"));
        Assert.Equal(["4", "3"], NumbersOf(data, "online"));
        Assert.Equal(["2"], NumbersOf(data, "differing"));
        Assert.Empty(NumbersOf(data, "none"));
        Assert.Equal("""{"number":4,"kind":"VOID","shift":1,"reason":"torn"}""", JsonAssert.Accepted(back, "saleReturn").ToString());
        Assert.Equal(
            JsonAssert.Accepted(back, "saleReturn").ToString(),
            Assert.Single(data.GetProperty("voids").GetProperty("nodes").EnumerateArray()).ToString());
    }

    [Fact]
    public async Task A_journal_that_nobody_touched_is_intact()
    {
        await SellThreeAsync("T5");

        Assert.Equal(("True", "3", "3", ""), await VerifyAsync("T5"));
    }

    [Theory]
    [InlineData("T6", "update erp.journal j set payload = convert_to(replace(convert_from(payload, 'UTF8'), '\"op\":\"ann\"', '\"op\":\"bob\"'), 'UTF8') where {2}")]
    [InlineData("T7", "delete from erp.journal j where {2}")]
    [InlineData("T8", "update erp.journal j set payload = (select other.payload from erp.journal other where other.stream = j.stream and other.position <> j.position and other.position in (select position from erp.journal j where {2} or {3})) where {2} or {3}")]
    public async Task A_receipt_that_is_changed_missing_or_swapped_in_the_database_is_found(string terminal, string tamper)
    {
        await SellThreeAsync(terminal);

        await server.Database.ExecuteAsync(tamper.Replace("{2}", RowOf(terminal, 2), StringComparison.Ordinal).Replace("{3}", RowOf(terminal, 3), StringComparison.Ordinal));

        Assert.Equal(("False", "2"), await BrokenAsync(terminal));
    }

    [Fact]
    public async Task A_journal_whose_end_is_cut_off_is_found()
    {
        await SellThreeAsync("T9");

        await server.Database.ExecuteAsync($"delete from erp.journal j where {RowOf("T9", 3)}");

        Assert.Equal(("False", "3"), await BrokenAsync("T9"));
    }

    /// <summary>The journal's row with a receipt; each is sent alone, so it has a row of its own.</summary>
    private static string RowOf(string terminal, int number) =>
        $"j.stream = (select id from erp.journal_streams where name = 'till/1/{terminal}') and convert_from(j.payload, 'UTF8') like '%\"id\":\"{terminal}-{number}\"%'";

    private async Task SellThreeAsync(string terminal)
    {
        await EnrolAsync(terminal);
        for (var n = 1; n <= 3; n++) await UploadAsync(Offline(terminal, n, "4.74"));
    }

    private async Task<(string Intact, string Receipts, string Last, string Broken)> VerifyAsync(string terminal)
    {
        var found = (await server.Client.DataAsync(
            $$"""{ verifyTerminalJournal(terminal: "{{terminal}}") { intact receipts lastNumber brokenNumber } }""")).GetProperty("verifyTerminalJournal");
        return (found.Text("intact"), found.Text("receipts"), found.Text("lastNumber"), found.Text("brokenNumber"));
    }

    private async Task<(string Intact, string Broken)> BrokenAsync(string terminal)
    {
        var found = await VerifyAsync(terminal);
        return (found.Intact, found.Broken);
    }

    private static IEnumerable<string> NumbersOf(JsonElement data, string list) =>
        data.GetProperty(list).GetProperty("nodes").EnumerateArray().Select(sale => sale.Text("number"));

    private async Task EnrolAsync(string terminal) => JsonAssert.Accepted(
        await server.Client.MutateAsync("enrolTerminal", new { id = "enrol", terminal }, "enrolment { epoch nextSequence }"), "enrolment");

    private async Task<JsonElement> UploadAsync(params object[] inputs) => (await server.Client.DataAsync(
        $"mutation($inputs: [CompleteSaleInput!]!) {{ completeSales(inputs: $inputs) {{ {Fields} position }} }}", new { inputs })).GetProperty("completeSales");

    private static object Offline(string terminal, int number, string total) => new
    {
        id = $"{terminal}-{number}",
        terminal,
        warehouse = "MAIN",
        sequence = number,
        epoch = 1,
        offline = true,
        occurredAt = "2026-06-14T12:00:00Z",
        expectedTotal = total,
        @operator = "ann",
        lines = new[] { new { sku = "BAG-COTTON", quantity = 1 } },
        payments = new[] { new { method = "CASH", amount = "10.00" } },
    };
}
