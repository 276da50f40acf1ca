using System.Collections.Immutable;
using System.Text;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Tests.Limits;

/// <summary>The host's gate is asked before anything is looked at, and told what is done.</summary>
public sealed class GateTests
{
    private readonly Gate _gate = new();

    [Fact]
    public async Task An_operation_is_charged_with_its_cost_and_a_refused_one_with_none()
    {
        using var server = Server();

        await server.TextAsync("{ things { name } }");
        await server.TextAsync("{");
        await server.TextAsync("{ nope }");
        await server.TextAsync("query($n: Int!) { echo(n: $n) }", """{"n":"x"}""");
        await server.TextAsync("query($n: Int!) { echo(n: $n) }", """{"n":1}""");

        Assert.Equal([10, 0, 0, 0, 1], _gate.Charged);
    }

    [Fact]
    public async Task Whoever_is_held_back_has_not_even_his_document_parsed()
    {
        using var server = Server();
        _gate.Rejection = new OperationRejection("RATE_LIMITED", "Later.")
        {
            Extensions = ImmutableDictionary<string, object?>.Empty.Add("retryAfter", 7),
        };

        foreach (var document in new[] { "{ things { name } }", "{" })
        {
            Assert.Equal(
                """{"errors":[{"message":"Later.","extensions":{"code":"RATE_LIMITED","retryAfter":7}}]}""",
                await server.TextAsync(document));
            Assert.Equal(ExecutionOutcome.Throttled, server.Outcome);
        }
        Assert.Empty(_gate.Charged);
    }

    [Fact]
    public async Task An_operation_of_a_socket_is_charged_once()
    {
        using var server = Server();
        using var json = new ResponseWriter();
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes("{ things { name } }"),
            Services = TestServer.NoServices,
        };

        await server.Executor.SubscribeAsync(request, json, () => ValueTask.CompletedTask);

        Assert.Equal([10], _gate.Charged);
    }

    private TestServer Server() => TestServer.Create(
        builder => builder.AddType(typeof(Query)), services => services.AddSingleton<IOperationGate>(_gate));

    private sealed class Gate : IOperationGate
    {
        public List<long> Charged { get; } = [];

        public OperationRejection? Rejection { get; set; }

        public OperationRejection? Check(GraphQLRequestState state) => Rejection;

        public void Charge(GraphQLRequestState state, long cost) => Charged.Add(cost);
    }

    [QueryType]
    public static class Query
    {
        public static IReadOnlyList<Thing> Things() => [];

        public static int Echo(int n) => n;
    }

    public sealed record Thing(string Name);
}
