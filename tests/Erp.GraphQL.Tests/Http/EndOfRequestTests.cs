using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Erp.GraphQL.Tests.Http;

/// <summary>
/// A request whose client has left or whose time is up: a query ends, what a mutation has handed on runs to its outcome.
/// </summary>
public sealed class EndOfRequestTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_query_ends_when_its_time_is_up()
    {
        var work = new Work();
        await using var app = await StartAsync(work, TimeSpan.FromMilliseconds(50));

        var response = await PostAsync(app, "{ read }", CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            """{"errors":[{"message":"The operation took too long.","extensions":{"code":"CANCELLED"}}]}""",
            await response.Content.ReadAsStringAsync());
        await work.ReadCancelled.Task.WaitAsync(Bound);
    }

    [Fact]
    public async Task A_query_ends_when_its_client_leaves()
    {
        var work = new Work();
        await using var app = await StartAsync(work, TimeSpan.FromMinutes(10));
        using var leaving = new CancellationTokenSource();
        var request = PostAsync(app, "{ read }", leaving.Token);
        await work.Started.Task.WaitAsync(Bound);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await work.ReadCancelled.Task.WaitAsync(Bound);
    }

    [Fact]
    public async Task What_a_mutation_has_handed_on_runs_to_its_outcome_though_its_client_leaves()
    {
        var work = new Work();
        await using var app = await StartAsync(work, TimeSpan.FromMinutes(10));
        using var leaving = new CancellationTokenSource();
        var request = PostAsync(app, "mutation { write }", leaving.Token);
        await work.Started.Task.WaitAsync(Bound);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        work.MayFinish.SetResult();

        await work.Written.Task.WaitAsync(Bound);
    }

    [Fact]
    public async Task What_a_mutation_has_handed_on_runs_to_its_outcome_though_its_time_is_up()
    {
        var work = new Work();
        await using var app = await StartAsync(work, TimeSpan.FromMilliseconds(50));

        var response = await PostAsync(app, "mutation { write }", CancellationToken.None);
        Assert.Contains("CANCELLED", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        work.MayFinish.SetResult();

        await work.Written.Task.WaitAsync(Bound);
    }

    private static async Task<WebApplication> StartAsync(Work work, TimeSpan timeout)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(work);
        builder.Services.AddGraphQLServer().AddType(typeof(Query)).AddType(typeof(Mutation))
            .ModifyOptions(options => options.ExecutionTimeout = timeout);
        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpResponseMessage> PostAsync(WebApplication app, string query, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        return await client.PostAsync(
            new Uri($"{app.Urls.First()}/graphql"),
            new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json"),
            cancellation);
    }

    /// <summary>Stands for what resolvers wait for, a grain or a database.</summary>
    public sealed class Work
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource MayFinish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource ReadCancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [QueryType]
    public static class Query
    {
        public static async Task<bool> ReadAsync(Work work, CancellationToken cancellation)
        {
            work.Started.SetResult();
            try
            {
                await work.MayFinish.Task.WaitAsync(cancellation);
                return true;
            }
            catch (OperationCanceledException)
            {
                work.ReadCancelled.SetResult();
                throw;
            }
        }
    }

    [MutationType]
    public static class Mutation
    {
        public static async Task<bool> WriteAsync(Work work)
        {
            work.Started.SetResult();
            await work.MayFinish.Task;
            work.Written.SetResult();
            return true;
        }
    }
}
