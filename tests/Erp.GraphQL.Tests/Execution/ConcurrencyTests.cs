using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Execution;

public class ConcurrencyTests
{
    [Fact]
    public async Task Many_requests_at_the_same_time_keep_their_own_results()
    {
        using var server = TestServer.Create(builder => TestServer.AddAll(builder, typeof(Query), typeof(Loaders)));

        await Task.WhenAll(Enumerable.Range(0, 32).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                var n = worker * 1000 + i;
                Assert.Equal(
                    $$$"""{"data":{"later":{{{n}}},"loaded":"v{{{n}}}","list":[{"next":{{{n + 1}}}},{"next":{{{n + 2}}}}]}}""",
                    await RunAsync(server, n, skip: false));
                Assert.Equal($$$"""{"data":{"later":{{{n}}}}}""", await RunAsync(server, n, skip: true));
            }
        })));
    }

    private static Task<string> RunAsync(TestServer server, int n, bool skip) => server.TextAsync(
        "query ($n: Int!, $s: Boolean!) { later(n: $n) ... @skip(if: $s) { loaded(n: $n) list(n: $n) { next } } }",
        $$"""{"n":{{n}},"s":{{(skip ? "true" : "false")}} }""");

    public sealed record Item([property: GraphQLIgnore] int N)
    {
        [GraphQLName("next")]
        public async Task<int> NextAsync()
        {
            await Task.Yield();
            return N + 1;
        }
    }

    public static class Loaders
    {
        [DataLoader]
        public static async Task<IReadOnlyDictionary<int, string>> GetTextAsync(IReadOnlyList<int> keys)
        {
            await Task.Yield();
            return keys.ToDictionary(key => key, key => $"v{key}");
        }
    }

    [QueryType]
    public static class Query
    {
        public static async Task<int> LaterAsync(int n)
        {
            await Task.Yield();
            return n;
        }

        public static async Task<string?> LoadedAsync(int n, IDataLoader<int, string> texts)
        {
            await Task.Yield();
            return await texts.LoadAsync(n);
        }

        public static IReadOnlyList<Item> List(int n) => [new(n), new(n + 1)];
    }
}
