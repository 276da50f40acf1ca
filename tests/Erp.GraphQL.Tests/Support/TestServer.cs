using System.Text;
using System.Text.Json;
using Erp.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Tests.Support;

/// <summary>A server without HTTP: documents in, parsed responses out.</summary>
public sealed class TestServer : IDisposable
{
    private readonly ServiceProvider _provider;

    private TestServer(ServiceProvider provider)
    {
        _provider = provider;
        Executor = provider.GetRequiredService<RequestExecutor>();
    }

    public RequestExecutor Executor { get; }

    public GraphQLRequestState State { get; } = new();

    /// <summary>For requests whose resolvers take no service.</summary>
    public static IServiceProvider NoServices { get; } = new ServiceCollection().BuildServiceProvider();

    /// <summary>What the last request came to.</summary>
    public ExecutionOutcome Outcome { get; private set; }

    public static TestServer Of(params Type[] types) => Create(builder => AddAll(builder, types));

    public static TestServer Create(Action<GraphQLServerBuilder> configure, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        var builder = collection.AddGraphQLServer();
        configure(builder);
        return new TestServer(collection.BuildServiceProvider());
    }

    public static void AddAll(GraphQLServerBuilder builder, params Type[] types)
    {
        foreach (var type in types) builder.AddType(type);
    }

    /// <summary>Runs a document and gives the response's text.</summary>
    public async Task<string> TextAsync(string document, string? variables = null, string? operationName = null)
    {
        using var scope = _provider.CreateScope();
        using var json = new ResponseWriter();
        Outcome = await Executor.ExecuteAsync(
            new OperationRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = Encoding.UTF8.GetBytes(variables ?? ""),
                OperationName = operationName,
                Services = scope.ServiceProvider,
                State = State,
            },
            json);
        return Encoding.UTF8.GetString(json.Written.Span);
    }

    /// <summary>Runs a request and gives the response's text.</summary>
    public async Task<string> RequestAsync(OperationRequest request)
    {
        using var json = new ResponseWriter();
        Outcome = await Executor.ExecuteAsync(
            new OperationRequest
            {
                Document = request.Document,
                DocumentId = request.DocumentId,
                Variables = request.Variables,
                Extensions = request.Extensions,
                ReportsCost = request.ReportsCost,
                Services = _provider,
                State = State,
            },
            json);
        return Encoding.UTF8.GetString(json.Written.Span);
    }

    /// <summary>Runs a document and gives the response.</summary>
    public async Task<JsonElement> RunAsync(string document, string? variables = null, string? operationName = null) =>
        JsonDocument.Parse(await TextAsync(document, variables, operationName)).RootElement;

    /// <summary>Runs a document that must not fail and gives its data as compact JSON.</summary>
    public async Task<string> DataAsync(string document, string? variables = null)
    {
        var response = await RunAsync(document, variables);
        Assert.False(response.TryGetProperty("errors", out _), response.GetRawText());
        return response.GetProperty("data").GetRawText();
    }

    /// <summary>Runs a document that must fail and gives the messages of its errors.</summary>
    public async Task<string[]> ErrorsAsync(string document, string? variables = null)
    {
        var response = await RunAsync(document, variables);
        Assert.True(response.TryGetProperty("errors", out var errors), response.GetRawText());
        return [.. errors.EnumerateArray().Select(error => error.GetProperty("message").GetString()!)];
    }

    public void Dispose() => _provider.Dispose();
}
