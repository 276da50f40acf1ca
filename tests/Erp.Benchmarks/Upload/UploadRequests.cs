using System.Text;
using Erp.Benchmarks.Server;

namespace Erp.Benchmarks.Upload;

/// <summary>What a terminal sends that was offline: the same for the same numbers, however often it is asked for.</summary>
internal static class UploadRequests
{
    public const int BatchSize = 500;

    /// <summary>Three times 4.99 and 20 % on it.</summary>
    private const string Total = "17.96";

    private const string CompleteSales =
        "mutation($inputs: [CompleteSaleInput!]!) { completeSales(inputs: $inputs) { results { sale { number } userErrors { code message } } userErrors { code message } } }";

    public static string Enrol { get; } = Query(
        $$"""mutation { enrolTerminal(input: {id: \"enrol\", terminal: \"{{Shop.Terminal(0)}}\"}) { enrolment { epoch } userErrors { code message } } }""");

    public static string Report { get; } = Query(
        $$"""{ xReport(terminal: \"{{Shop.Terminal(0)}}\") { shift lastNumber total { amount } kinds { kind count total { amount } } tenders { method amount { amount } } taxes { taxCode rate tax { amount } } } }""");

    public static string Verify { get; } = Query(
        $$"""{ verifyTerminalJournal(terminal: \"{{Shop.Terminal(0)}}\") { intact receipts brokenNumber brokenReason } }""");

    /// <param name="after">The number of the sale before the first one.</param>
    public static string Batch(int after, int count)
    {
        var body = new StringBuilder($$"""{"query":"{{CompleteSales}}","variables":{"inputs":[""");
        for (var number = after + 1; number <= after + count; number++)
        {
            if (number > after + 1) body.Append(',');
            body.Append(Sale(number));
        }
        return body.Append("]}}").ToString();
    }

    private static string Sale(int number) => FormattableString.Invariant(
        $$"""
        {"id":"offline-{{number}}","terminal":"{{Shop.Terminal(0)}}","warehouse":"MAIN","sequence":{{number}},"epoch":1,"offline":true,"occurredAt":"2026-06-14T12:00:00Z","expectedTotal":"{{Total}}","operator":"ann","lines":[{{Line(number)}},{{Line(number * 7 + 1)}},{{Line(number * 13 + 2)}}],"payments":[{"method":"CASH","amount":"20.00"}]}
        """);

    private static string Line(int product) => $$"""{"sku":"{{Shop.Sku(product % Shop.Products)}}","quantity":1}""";

    private static string Query(string text) => $$"""{"query":"{{text}}"}""";
}
