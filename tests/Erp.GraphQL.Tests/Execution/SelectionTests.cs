using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Execution;

public class SelectionTests
{
    private readonly TestServer _server = TestServer.Of(typeof(Query), typeof(Book), typeof(Film));

    [Theory]
    [InlineData("true", "true", """{"a":1}""")]
    [InlineData("true", "false", """{"a":1,"b":2}""")]
    [InlineData("false", "true", "{}")]
    [InlineData("false", "false", """{"b":2}""")]
    public async Task Conditions_are_evaluated_for_each_request(string include, string skip, string data) => Assert.Equal(
        data,
        await _server.DataAsync(
            "query ($i: Boolean!, $s: Boolean!) { ...A @include(if: $i) b: number(value: 2) @skip(if: $s) } fragment A on Query { a: number(value: 1) }",
            $$"""{"i":{{include}},"s":{{skip}}}"""));

    [Theory]
    [InlineData("{ a: number(value: 1) @skip(if: true) b: number(value: 2) a: number(value: 1) }", """{"b":2,"a":1}""")]
    [InlineData("{ ... @include(if: false) { a: number(value: 1) } b: number(value: 2) }", """{"b":2}""")]
    [InlineData("{ a: number(value: 1) @include(if: true) @skip(if: false) }", """{"a":1}""")]
    [InlineData("{ a: number(value: 1) @include(if: true) @skip(if: true) }", "{}")]
    public async Task Constant_conditions_count_too(string document, string data) =>
        Assert.Equal(data, await _server.DataAsync(document));

    [Fact]
    public async Task Conditions_may_have_default_values() => Assert.Equal(
        """{"a":1}""",
        await _server.DataAsync("query ($i: Boolean = true) { a: number(value: 1) @include(if: $i) b: number(value: 2) @skip(if: $i) }"));

    [Fact]
    public async Task Equal_keys_merge_and_keep_the_order_of_first_appearance() => Assert.Equal(
        """{"work":{"title":"Emma","pages":400,"__typename":"Book"},"n":3}""",
        await _server.DataAsync(
            "{ work(index: 0) { title } n: number(value: 3) ...W work(index: 0) { ... on Book { pages } __typename } } "
            + "fragment W on Query { work(index: 0) { title } }"));

    [Fact]
    public async Task Fragments_apply_by_the_type_of_each_object() => Assert.Equal(
        """{"works":[{"__typename":"Book","title":"Emma","pages":400},{"__typename":"Film","title":"Heat","minutes":170}]}""",
        await _server.DataAsync("{ works { __typename title ... on Book { pages } ...F } } fragment F on Film { minutes }"));

    [Fact]
    public async Task Unions_are_told_apart_by_their_objects() => Assert.Equal(
        """{"any":[{"pages":400},{"minutes":170,"same":[{"title":"Heat"}]},null]}""",
        await _server.DataAsync("{ any { ... on Book { pages } ... on Film { minutes same { ... on IWork { title } } } } }"));

    [Fact]
    public async Task Asynchronous_fields_below_an_interface_are_awaited() => Assert.Equal(
        """{"works":[{"review":"good Emma"},{"review":"good Heat"}]}""",
        await _server.DataAsync("{ works { ... on Book { review } ... on Film { review } } }"));

    [Fact]
    public async Task Response_keys_are_in_the_order_of_the_document_however_they_finish() => Assert.Equal(
        """{"c":3,"a":1,"d":4,"b":2}""",
        await _server.DataAsync("{ c: later(value: 3) a: number(value: 1) d: later(value: 4) b: number(value: 2) }"));

    [Fact]
    public async Task An_object_outside_its_union_is_an_error_of_the_field()
    {
        var response = await _server.RunAsync("{ wrong { ... on Book { pages } } }");

        Assert.Equal("""{"wrong":null}""", response.GetProperty("data").GetRawText());
        Assert.Equal("INTERNAL", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [InterfaceType]
    public interface IWork
    {
        string Title { get; }
    }

    [UnionType]
    public interface IAny;

    [ObjectType]
    public sealed record Book(string Title, int Pages) : IWork, IAny
    {
        [GraphQLName("review")]
        public async Task<string> ReviewAsync()
        {
            await Task.Yield();
            return "good " + Title;
        }
    }

    [ObjectType]
    public sealed record Film(string Title, int Minutes) : IWork, IAny
    {
        public IReadOnlyList<IAny> Same => [this];

        [GraphQLName("review")]
        public async Task<string> ReviewAsync()
        {
            await Task.Yield();
            return "good " + Title;
        }
    }

    private sealed record Stranger : IAny;

    [QueryType]
    public static class Query
    {
        private static readonly Book Emma = new("Emma", 400);
        private static readonly Film Heat = new("Heat", 170);

        public static int Number(int value) => value;

        public static async Task<int> LaterAsync(int value)
        {
            await Task.Yield();
            return value;
        }

        public static IWork GetWork(int index) => index == 0 ? Emma : Heat;

        public static IReadOnlyList<IWork> GetWorks() => [Emma, Heat];

        public static IReadOnlyList<IAny?> GetAny() => [Emma, Heat, null];

        public static IAny? GetWrong() => new Stranger();
    }
}
