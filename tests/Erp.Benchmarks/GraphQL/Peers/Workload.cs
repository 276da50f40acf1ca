using System.Text;
using Erp.Benchmarks.Load;

namespace Erp.Benchmarks.GraphQL.Peers;

/// <summary>What every server is asked for, in GraphQL and as the plain addresses that the floor has.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Bodies">GraphQL requests, sent in turn.</param>
/// <param name="Paths">The floor's addresses of the same answers.</param>
/// <param name="MercuriusBar">How many times the rate of mercurius it has to be.</param>
/// <param name="FloorBar">Which share of the floor's rate it has to be; null when none is demanded.</param>
internal sealed record Workload(
    string Name, IReadOnlyList<byte[]> Bodies, IReadOnlyList<string> Paths, double MercuriusBar, double? FloorBar)
{
    public static Workload SmallQuery { get; } = new(
        "small query: a product by its sku, 4 fields",
        [.. ShopSchema.Rows.Select(row => Operation.Product(row.Sku))],
        [.. ShopSchema.Rows.Select(row => $"/product/{row.Sku}")],
        MercuriusBar: 3,
        FloorBar: 0.6);

    public static Workload List { get; } = new(
        "list: 100 rows of 10 fields", [Operation.List()], ["/products?first=100"], MercuriusBar: 2, FloorBar: null);

    public IRequests ForGraphQL() => new InTurn([.. Bodies.Select(Post)]);

    public IRequests ForFloor() => new InTurn([.. Paths.Select(Get)]);

    private static byte[] Post(byte[] body) =>
    [
        .. Encoding.ASCII.GetBytes(
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n"),
        .. body,
    ];

    private static byte[] Get(string path) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n");

    private sealed class InTurn(IReadOnlyList<byte[]> requests) : IRequests
    {
        private int _next;

        public ReadOnlySpan<byte> Next(int connection) => requests[_next++ % requests.Count];

        // A short look at each: that all servers answer the same has been found out before.
        public bool IsGood(ReadOnlySpan<byte> body) =>
            body.IndexOf("{\"data\":{\"product"u8) >= 0 && body.IndexOf("\"errors\""u8) < 0;
    }
}
