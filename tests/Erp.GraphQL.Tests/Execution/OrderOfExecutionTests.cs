using System.Collections.Concurrent;
using Erp.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Tests.Execution;

public class OrderOfExecutionTests
{
    private readonly Meeting _meeting = new();
    private readonly TestServer _server;

    public OrderOfExecutionTests() => _server = TestServer.Create(
        builder => TestServer.AddAll(builder, typeof(Query), typeof(Mutation)),
        services => services.AddSingleton(_meeting));

    [Fact]
    public async Task Fields_of_a_query_run_at_the_same_time() => Assert.Equal(
        """{"a":true,"b":true,"c":true}""",
        await _server.DataAsync("{ a: meet(people: 3) b: meet(people: 3) c: meet(people: 3) }"));

    [Fact]
    public async Task Fields_of_a_mutation_run_one_after_the_other_to_their_last_leaf()
    {
        await _server.DataAsync("mutation { a: step(name: \"a\") { done } b: step(name: \"b\") { done } c: step(name: \"c\") { done } }");

        Assert.Equal(["a begins", "a ends", "a done", "b begins", "b ends", "b done", "c begins", "c ends", "c done"], _meeting.Log);
    }

    [Fact]
    public async Task A_mutation_stops_at_a_required_field_that_failed()
    {
        var response = await _server.RunAsync("mutation { a: step(name: \"a\") { done } b: fail c: step(name: \"c\") { done } }");

        Assert.Equal("null", response.GetProperty("data").GetRawText());
        Assert.Equal(["a begins", "a ends", "a done"], _meeting.Log);
    }

    [Fact]
    public async Task A_mutation_goes_on_after_a_nullable_field_that_failed()
    {
        var response = await _server.RunAsync("mutation { b: failSoftly c: step(name: \"c\") { done } }");

        Assert.Equal("""{"b":null,"c":{"done":"c"}}""", response.GetProperty("data").GetRawText());
        Assert.Single(response.GetProperty("errors").EnumerateArray());
    }

    public sealed class Meeting
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _present;

        public ConcurrentQueue<string> Log { get; } = [];

        /// <summary>Finishes only when so many have come: were they called one by one, none would ever finish.</summary>
        public Task ComeAsync(int people)
        {
            if (Interlocked.Increment(ref _present) == people) _all.SetResult();
            return _all.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    [QueryType]
    public static class Query
    {
        public static async Task<bool> MeetAsync(int people, Meeting meeting)
        {
            await meeting.ComeAsync(people);
            return true;
        }
    }

    [MutationType]
    public static class Mutation
    {
        public static async Task<Step> StepAsync(string name, Meeting meeting)
        {
            meeting.Log.Enqueue(name + " begins");
            await Task.Yield();
            meeting.Log.Enqueue(name + " ends");
            return new Step(name, meeting);
        }

        public static string Fail() => throw new InvalidOperationException();

        public static string? FailSoftly() => throw new InvalidOperationException();
    }

    public sealed record Step([property: GraphQLIgnore] string Name, [property: GraphQLIgnore] Meeting Meeting)
    {
        [GraphQLName("done")]
        public async Task<string> DoneAsync()
        {
            await Task.Yield();
            Meeting.Log.Enqueue(Name + " done");
            return Name;
        }
    }
}
