using Erp.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Tests.Execution;

public class ErrorTests
{
    private readonly TestServer _server = TestServer.Create(builder => builder
        .AddType(typeof(Query))
        .AddAuthorizer((state, policy) => state.FindState<string[]>("policies")?.Contains(policy) == true)
        .AddErrorFilter(error => error.Exception is TimeoutException
            ? error with { Message = "Try again.", Code = "BUSY", Exception = null, Extensions = error.Extensions.Add("retryable", true) }
            : error));

    [Fact]
    public async Task An_unexpected_exception_is_hidden_behind_a_trace_id()
    {
        var text = await _server.TextAsync("{ broken }");

        Assert.DoesNotContain("secret", text);
        Assert.Matches(
            """^\{"errors":\[\{"message":"An internal error occurred.","locations":\[\{"line":1,"column":3\}\],"path":\["broken"\],"extensions":\{"code":"INTERNAL","traceId":"[0-9a-f]{32}"\}\}\],"data":\{"broken":null\}\}$""",
            text);
    }

    [Fact]
    public async Task An_exception_meant_for_the_client_is_shown()
    {
        var error = (await _server.RunAsync("{ refused }")).GetProperty("errors")[0];

        Assert.Equal("Not today.", error.GetProperty("message").GetString());
        Assert.Equal("CLOSED", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_filter_gives_known_exceptions_a_code()
    {
        var error = (await _server.RunAsync("{ slow }")).GetProperty("errors")[0];

        Assert.Equal("Try again.", error.GetProperty("message").GetString());
        Assert.Equal("""{"code":"BUSY","retryable":true}""", error.GetProperty("extensions").GetRawText());
    }

    [Theory]
    [InlineData(new string[0], """{"open":1,"guarded":null,"twice":null}""", 2)]
    [InlineData(new[] { "a" }, """{"open":1,"guarded":2,"twice":null}""", 1)]
    [InlineData(new[] { "a", "b" }, """{"open":1,"guarded":2,"twice":3}""", 0)]
    public async Task Policies_are_asked_before_the_resolver(string[] policies, string data, int errors)
    {
        _server.State.SetState("policies", policies);

        var response = await _server.RunAsync("{ open guarded twice }");

        Assert.Equal(data, response.GetProperty("data").GetRawText());
        var codes = response.TryGetProperty("errors", out var found)
            ? found.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()).ToArray()
            : [];
        Assert.Equal(Enumerable.Repeat("AUTH_NOT_AUTHORIZED", errors), codes);
    }

    [Fact]
    public async Task State_services_and_context_reach_the_resolver()
    {
        using var server = TestServer.Create(
            builder => builder.AddType(typeof(ContextQuery)),
            services => services.AddSingleton(new Greeting("hi")).AddSingleton<IPlace>(new Place("here")));
        server.State.SetState("caller", "ann");

        Assert.Equal(
            """{"greet":"hi ann nobody here","x":{"where":"x.where where True False 4"}}""",
            await server.DataAsync("{ greet x: nested { where(n: 4) } }"));
    }

    [Fact]
    public async Task A_missing_state_is_an_internal_error()
    {
        using var server = TestServer.Create(
            builder => builder.AddType(typeof(ContextQuery)),
            services => services.AddSingleton(new Greeting("hi")).AddSingleton<IPlace>(new Place("here")));

        Assert.Equal(["An internal error occurred."], await server.ErrorsAsync("{ greet }"));
    }

    [Theory]
    [InlineData("{ open", "Syntax error: Expected a name but found the end of the document.", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ nope }", "Cannot query field \"nope\" on type \"Query\". Did you mean \"open\"?", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query A { open } query B { open }", "The document has several operations; \"operationName\" must say which one to run.", "OPERATION_RESOLUTION_FAILURE")]
    public async Task A_refused_document_has_errors_and_no_data(string document, string message, string code)
    {
        var response = await _server.RunAsync(document);

        Assert.False(response.TryGetProperty("data", out _));
        Assert.Equal(message, response.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Equal(code, response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_operation_is_chosen_by_name()
    {
        const string document = "query A { a: open } query B { b: open }";

        Assert.Equal("""{"data":{"b":1}}""", await _server.TextAsync(document, operationName: "B"));
        Assert.Contains("no operation named", await _server.TextAsync(document, operationName: "C"));
        Assert.Contains("no operation named", await _server.TextAsync("query A { open }", operationName: "C"));
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_is_given_up()
    {
        using var server = TestServer.Create(builder => builder
            .AddType(typeof(Query))
            .AddAuthorizer((_, _) => true)
            .ModifyOptions(options => options.ExecutionTimeout = TimeSpan.FromMilliseconds(50)));

        Assert.Equal(["The operation took too long."], await server.ErrorsAsync("{ never }"));
        Assert.Equal(ExecutionOutcome.TimedOut, server.Outcome);
    }

    [QueryType]
    public static class Query
    {
        public static int? Open() => 1;

        [Authorize("a")]
        public static int? Guarded() => 2;

        [Authorize("a")]
        [Authorize("b")]
        public static int? Twice() => 3;

        public static string? Broken() => throw new InvalidOperationException("secret");

        public static string? Refused() => throw new GraphQLException("Not today.", "CLOSED");

        public static Task<string?> SlowAsync() => Task.FromException<string?>(new TimeoutException("secret"));

        // Ignores the cancellation, as a resolver that hangs would.
        public static Task<string?> NeverAsync() => new TaskCompletionSource<string?>().Task;
    }

    public sealed record Greeting(string Text);

    public interface IPlace
    {
        string Name { get; }
    }

    public sealed record Place(string Name) : IPlace;

    [QueryType]
    public sealed class ContextQuery(Greeting greeting)
    {
        public string Greet([GlobalState] string caller, [GlobalState("other")] string? other, IPlace place) =>
            $"{greeting.Text} {caller} {other ?? "nobody"} {place.Name}";

        public Nested Nested(IResolverContext context) => new(context.IsSelected("where"), context.IsSelected("other"));
    }

    public sealed record Nested([property: GraphQLIgnore] bool HasWhere, [property: GraphQLIgnore] bool HasOther)
    {
        [GraphQLName("where")]
        public string Where(int n, IResolverContext context) =>
            $"{string.Join('.', context.Path)} {context.FieldName} {HasWhere} {HasOther} {context.ArgumentValue<int>("n")}";

        [GraphQLName("other")]
        public string Other() => "";
    }
}
