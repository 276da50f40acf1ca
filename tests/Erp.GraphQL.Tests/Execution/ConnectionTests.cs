using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Execution;

public class ConnectionTests
{
    private readonly TestServer _server = TestServer.Of(typeof(Query));

    [Fact]
    public async Task A_page_has_edges_nodes_and_page_info() => Assert.Equal(
        """
        {"letters":{"edges":[{"cursor":"b","node":{"name":"b"}},{"cursor":"c","node":{"name":"c"}}],
        "nodes":[{"name":"b"},{"name":"c"}],
        "pageInfo":{"hasNextPage":true,"hasPreviousPage":true,"startCursor":"b","endCursor":"c"},"totalCount":26}}
        """.ReplaceLineEndings(""),
        await _server.DataAsync(
            """
            { letters(first: 2, after: "a") { edges { cursor node { name } } nodes { name }
              pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }
            """));

    [Fact]
    public async Task The_page_size_has_a_default() => Assert.Equal(
        """{"letters":{"nodes":[{"name":"a"},{"name":"b"},{"name":"c"}]}}""", await _server.DataAsync("{ letters { nodes { name } } }"));

    [Fact]
    public async Task The_total_is_counted_only_when_it_is_asked_for()
    {
        Query.Counted = 0;
        await _server.DataAsync("{ letters { nodes { name } } }");
        Assert.Equal(0, Query.Counted);

        await _server.DataAsync("{ letters { totalCount } }");
        Assert.Equal(1, Query.Counted);
    }

    [Theory]
    [InlineData("first: 6", "\"first\" must be between 0 and 5.")]
    [InlineData("first: -1", "\"first\" must be between 0 and 5.")]
    [InlineData("last: 6", "\"last\" must be between 0 and 5.")]
    [InlineData("first: 1, last: 1", "\"first\" and \"last\" cannot be used together.")]
    public async Task Page_sizes_are_checked(string arguments, string error)
    {
        var response = await _server.RunAsync($"{{ letters({arguments}) {{ nodes {{ name }} }} }}");

        Assert.Equal(error, response.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Equal("BAD_PAGING_ARGUMENTS", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Backward_arguments_reach_the_resolver() => Assert.Equal(
        """{"letters":{"nodes":[{"name":"x"},{"name":"y"}]}}""",
        await _server.DataAsync("{ letters(last: 2, before: \"z\") { nodes { name } } }"));

    public sealed record Letter(string Name);

    [QueryType]
    public static class Query
    {
        private static readonly Letter[] Alphabet = [.. Enumerable.Range('a', 26).Select(letter => new Letter($"{(char)letter}"))];

        [GraphQLIgnore]
        public static int Counted { get; set; }

        [UseConnection(DefaultPageSize = 3, MaxPageSize = 5, AllowBackwardPagination = true, IncludeTotalCount = true)]
        public static Connection<Letter> GetLetters(PagingArguments paging)
        {
            var page = paging.Last is { } last
                ? Alphabet.Where(letter => string.CompareOrdinal(letter.Name, paging.Before) < 0).TakeLast(last).ToArray()
                : Alphabet.Where(letter => string.CompareOrdinal(letter.Name, paging.After) > 0).Take(paging.First!.Value).ToArray();
            return new Connection<Letter>(
                [.. page.Select(letter => new Edge<Letter>(letter, letter.Name))],
                new ConnectionPageInfo(page[^1].Name != "z", page[0].Name != "a", page[0].Name, page[^1].Name),
                () =>
                {
                    Counted++;
                    return ValueTask.FromResult(Alphabet.Length);
                });
        }
    }
}
