using System.Text;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Schema;
using Erp.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Tests.Subscriptions;

public class SubscriptionTests
{
    private readonly Bell _bell = new();
    private readonly TestServer _server;
    private readonly List<string> _responses = [];
    private readonly ServiceProvider _services;

    public SubscriptionTests()
    {
        _services = new ServiceCollection().AddSingleton(_bell).BuildServiceProvider();
        _server = TestServer.Create(
            builder =>
            {
                TestServer.AddAll(builder, BellSchema.Types);
                builder.AddAuthorizer((state, _) => state.FindState<string>("caller") == "friend");
            },
            services => services.AddSingleton(_bell));
    }

    [Fact]
    public async Task Each_event_is_answered_as_a_query_of_its_own()
    {
        Assert.Equal(ExecutionOutcome.Executed, await RunAsync("subscription { n: count(from: 1, to: 3) }"));

        Assert.Equal(["""{"data":{"n":1}}""", """{"data":{"n":2}}""", """{"data":{"n":3}}"""], _responses);
    }

    [Fact]
    public async Task A_field_takes_the_arguments_of_both_its_methods()
    {
        await RunAsync(
            "subscription ($to: Int!, $times: Int) { count(from: 2, to: $to, times: $times) }", """{"to":3,"times":10}""");

        Assert.Equal(["""{"data":{"count":20}}""", """{"data":{"count":30}}"""], _responses);
    }

    [Fact]
    public async Task A_stream_may_be_opened_by_a_task()
    {
        await RunAsync("""subscription { late(text: "a", suffix: "b") }""");

        Assert.Equal(["""{"data":{"late":"ab"}}"""], _responses);
    }

    [Fact]
    public async Task An_error_in_one_event_does_not_end_the_subscription()
    {
        var run = RunAsync("subscription { rings { half } }");
        await _bell.ListenersAsync(1);
        _bell.Ring(1);
        _bell.Ring(2);
        _bell.Melt();

        Assert.Equal(ExecutionOutcome.Executed, await run);
        Assert.Equal(2, _responses.Count);
        Assert.Contains("\"code\":\"ODD\"", _responses[0]);
        Assert.EndsWith("\"data\":null}", _responses[0]);
        Assert.Equal("""{"data":{"rings":{"half":1}}}""", _responses[1]);
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_subscription_with_its_error()
    {
        var outcome = await RunAsync("subscription { flaws(after: 1) }");

        Assert.Equal(ExecutionOutcome.Refused, outcome);
        Assert.Equal(
            ["""{"data":{"flaws":1}}""", """{"errors":[{"message":"The source has run dry.","locations":[{"line":1,"column":16}],"path":["flaws"],"extensions":{"code":"DRY"}}]}"""],
            _responses);
    }

    [Theory]
    [InlineData("subscription { late }", "NOTHING")]
    [InlineData("subscription { secrets }", "AUTH_NOT_AUTHORIZED")]
    [InlineData("subscription { count(from: 1) }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription ($n: Int!) { count(from: $n, to: 3) }", "BAD_USER_INPUT")]
    [InlineData("subscription {", "GRAPHQL_PARSE_FAILED")]
    public async Task What_cannot_begin_is_refused(string document, string code)
    {
        Assert.Equal(ExecutionOutcome.Refused, await RunAsync(document));
        Assert.Contains($"\"code\":\"{code}\"", Assert.Single(_responses));
        Assert.StartsWith("{\"errors\":", _responses[0]);
    }

    [Fact]
    public async Task A_null_for_an_argument_of_the_source_is_refused()
    {
        var outcome = await RunAsync("subscription ($to: Int = 3) { count(from: 1, to: $to) }", """{"to":null}""");

        Assert.Equal(ExecutionOutcome.Refused, outcome);
        Assert.Contains("\"code\":\"BAD_USER_INPUT\"", Assert.Single(_responses));
    }

    [Fact]
    public async Task A_null_for_a_condition_below_the_root_fails_each_event()
    {
        var run = RunAsync("subscription ($show: Boolean = true) { rings { number @include(if: $show) } }", """{"show":null}""");
        await _bell.ListenersAsync(1);
        _bell.Ring(1);
        _bell.Melt();

        Assert.Equal(ExecutionOutcome.Executed, await run);
        Assert.Contains("\"code\":\"BAD_USER_INPUT\"", Assert.Single(_responses));
        Assert.EndsWith("\"data\":null}", _responses[0]);
    }

    [Fact]
    public async Task Queries_and_mutations_give_one_response()
    {
        await RunAsync("{ double(n: 2) }");
        await RunAsync("mutation { ring(number: 7) }");

        Assert.Equal(["""{"data":{"double":4}}""", """{"data":{"ring":7}}"""], _responses);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_source()
    {
        using var leaving = new CancellationTokenSource();
        var run = RunAsync("subscription { rings { number } }", cancellation: leaving.Token);
        await _bell.ListenersAsync(1);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await _bell.ListenersAsync(0);
        Assert.Empty(_responses);
    }

    [Fact]
    public async Task The_next_event_is_made_when_the_last_has_been_taken()
    {
        var taken = new SemaphoreSlim(0);
        var delivered = new SemaphoreSlim(0);
        var run = RunAsync("subscription { rings { number } }", onResponse: async () =>
        {
            delivered.Release();
            await taken.WaitAsync();
        });
        await _bell.ListenersAsync(1);
        _bell.Ring(1);
        _bell.Ring(2);
        _bell.Melt();

        await delivered.WaitAsync();
        Assert.Single(_responses);
        taken.Release(2);
        await run;
        Assert.Equal(2, _responses.Count);
    }

    [Theory]
    [InlineData(typeof(NoSource), "Field \"Subscription.thing\" (NoSource.Thing): NoSource has no public method \"Nowhere\" to subscribe with.")]
    [InlineData(typeof(NoStream), "Field \"Subscription.thing\" (NoStream.Thing): Things must return an IAsyncEnumerable<T>, or a task of one.")]
    [InlineData(typeof(Stray), "Stray.Thing is in a subscription class but carries no [Subscribe(With = …)]; add it, or [GraphQLIgnore].")]
    [InlineData(typeof(OtherEvent), "Field \"Subscription.thing\" (OtherEvent.Thing): [EventMessage] text is a String, but the event a Int32.")]
    [InlineData(typeof(TwoTypes), "Field \"Subscription.thing\" (TwoTypes.Thing): argument \"n\" has two types.")]
    [InlineData(typeof(NoEvents), "Field \"Query.thing\" (NoEvents.Thing): [EventMessage] n: only subscriptions have events.")]
    public void A_wrong_class_is_refused_with_its_name(Type type, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<SchemaException>(
                () => new SchemaBuilder().AddType(typeof(BellSchema.Query)).AddType(type).Build()).Message);

    private async Task<ExecutionOutcome> RunAsync(
        string document, string variables = "", Func<Task>? onResponse = null, CancellationToken cancellation = default)
    {
        using var json = new ResponseWriter();
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = Encoding.UTF8.GetBytes(variables),
            Services = _services,
        };
        var outcome = await _server.Executor.SubscribeAsync(request, json, TakeAsync, cancellation);
        if (outcome != ExecutionOutcome.Executed) await TakeAsync();
        return outcome;

        async ValueTask TakeAsync()
        {
            _responses.Add(Encoding.UTF8.GetString(json.Written.Span));
            if (onResponse is not null) await onResponse();
        }
    }

    [SubscriptionType]
    public static class NoSource
    {
        [Subscribe(With = "Nowhere")]
        public static int Thing([EventMessage] int n) => n;
    }

    [SubscriptionType]
    public static class NoStream
    {
        [Subscribe(With = nameof(Things))]
        public static int Thing([EventMessage] int n) => n;

        public static int[] Things() => [];
    }

    [SubscriptionType]
    public static class Stray
    {
        public static int Thing() => 1;
    }

    [SubscriptionType]
    public static class OtherEvent
    {
        [Subscribe(With = nameof(Things))]
        public static int Thing([EventMessage] string text) => text.Length;

        public static IAsyncEnumerable<int> Things() => AsyncEnumerable.Empty<int>();
    }

    [SubscriptionType]
    public static class TwoTypes
    {
        [Subscribe(With = nameof(Things))]
        public static int Thing([EventMessage] int e, string n) => e + n.Length;

        public static IAsyncEnumerable<int> Things(int n) => AsyncEnumerable.Repeat(n, n);
    }

    [QueryType]
    public static class NoEvents
    {
        public static int Thing([EventMessage] int n) => n;
    }
}
