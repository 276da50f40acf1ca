using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Erp.Api.Tests.Server;

/// <summary>Speaks GraphQL over HTTP, as a till would.</summary>
public sealed class GraphQLClient : IDisposable
{
    private readonly HttpClient _http;

    public GraphQLClient(Uri server, string? token)
    {
        _http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        if (token is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<HttpResponseMessage> PostAsync(string query, object? variables = null) =>
        _http.PostAsJsonAsync("graphql", new { query, variables });

    /// <summary>The whole response to a body of any form.</summary>
    public async Task<JsonElement> PostBodyAsync(object body)
    {
        using var response = await _http.PostAsJsonAsync("graphql", body);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The whole response.</summary>
    public async Task<JsonElement> SendAsync(string query, object? variables = null)
    {
        using var response = await PostAsync(query, variables);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The data of a response that must have no errors.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var response = await SendAsync(query, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), errors.ToString());
        return response.GetProperty("data");
    }

    /// <summary>The payload of a mutation that takes <c>input</c> as its one argument.</summary>
    public async Task<JsonElement> MutateAsync(string field, object input, string selection)
    {
        var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
        var data = await DataAsync(
            $"mutation($input: {type}!) {{ {field}(input: $input) {{ {selection} position userErrors {{ code message field retryable }} }} }}",
            new { input });
        return data.GetProperty(field);
    }

    /// <summary>The code of a response's first error.</summary>
    public async Task<string?> ErrorCodeAsync(string query, object? variables = null) =>
        (await SendAsync(query, variables)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    public void Dispose() => _http.Dispose();
}
