using System.Text.Json;
using Erp.GraphQL.Language;
using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Limits;

/// <summary>Every limit has an error of its own that says what was found and what is allowed.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("{ loop { loop { text } } }", "The operation is nested 3 levels deep, but at most 2 are allowed.", "depth", 3, 2)]
    [InlineData("{ a: text b: text }", "The operation has 2 aliases, but at most 1 are allowed.", "aliases", 2, 1)]
    [InlineData("{ text loop { text } other text2: other }", "The operation selects 5 fields, but at most 4 are allowed.", "fields", 5, 4)]
    public async Task Too_complex_an_operation_is_told_which_limit_it_exceeds(
        string document, string message, string limit, int found, int allowed)
    {
        using var server = Server(options => (options.MaxDepth, options.MaxAliases, options.MaxFields) = (2, 1, 4));

        var error = await ErrorAsync(server, document);

        Assert.Equal(message, error.GetProperty("message").GetString());
        var extensions = error.GetProperty("extensions");
        Assert.Equal(
            ("TOO_COMPLEX", limit, found, allowed),
            (extensions.GetProperty("code").GetString(), extensions.GetProperty("limit").GetString(),
                extensions.GetProperty("found").GetInt32(), extensions.GetProperty("allowed").GetInt32()));
    }

    [Theory]
    [InlineData("{ text text text text }", "The document has more than 5 tokens.")]
    [InlineData("{ text                              }", "The document is longer than 30 bytes.")]
    [InlineData("{ a { b { c } } }", "The document is nested deeper than 2 levels.")]
    public async Task Too_large_a_document_is_not_parsed_to_its_end(string document, string message)
    {
        var limits = new ParserLimits { MaxTokens = document.StartsWith("{ text text") ? 5 : 100, MaxBytes = 30, MaxNesting = 2 };
        using var server = Server(options => options.Parser = limits);

        var error = await ErrorAsync(server, document);

        Assert.Equal((message, "TOO_COMPLEX"), (error.GetProperty("message").GetString(), CodeOf(error)));
    }

    [Theory]
    [InlineData("[1,2,3]", null)]
    [InlineData("[1,2,3,4]", "Variable \"$items[3]\" got an invalid value: A list has at most 3 items.")]
    public async Task Lists_in_variables_are_bounded(string items, string? message)
    {
        using var server = Server(options => options.MaxInputListLength = 3);

        var response = await server.RunAsync("query($items: [Int!]!) { count(items: $items) }", $"{{\"items\":{items}}}");

        if (message is null) Assert.Equal(3, response.GetProperty("data").GetProperty("count").GetInt32());
        else Assert.Equal((message, "TOO_COMPLEX"), (response.GetProperty("errors")[0].GetProperty("message").GetString(), CodeOf(response.GetProperty("errors")[0])));
    }

    [Fact]
    public async Task Lists_in_a_document_are_bounded()
    {
        using var server = Server(options => options.MaxInputListLength = 3);

        Assert.Equal(["A list has at most 3 items."], await server.ErrorsAsync("{ count(items: [1, 2, 3, 4]) }"));
        Assert.Equal("""{"count":3}""", await server.DataAsync("{ count(items: [1, 2, 3]) }"));
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        using var server = Server(options => options.AllowIntrospection = false);

        Assert.Equal(
            ["Introspection is switched off, but the document asks for \"__schema\"."],
            await server.ErrorsAsync("{ __schema { description } }"));
        Assert.Equal("""{"__typename":"Query"}""", await server.DataAsync("{ __typename }"));
    }

    private static async Task<JsonElement> ErrorAsync(TestServer server, string document) =>
        Assert.Single((await server.RunAsync(document)).GetProperty("errors").EnumerateArray());

    private static string? CodeOf(JsonElement error) => error.GetProperty("extensions").GetProperty("code").GetString();

    private static TestServer Server(Action<GraphQLOptions> configure) =>
        TestServer.Create(builder => builder.AddType(typeof(Query)).ModifyOptions(configure));

    [QueryType]
    public static class Query
    {
        public static string? Text() => null;

        public static string? Other() => null;

        public static Loop? Loop() => null;

        public static int Count(IReadOnlyList<int> items) => items.Count;
    }

    public sealed record Loop(string? Text)
    {
        [GraphQLName("loop")]
        public Loop? Inner { get; } = null;
    }
}
