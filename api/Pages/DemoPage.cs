using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Erp.Api.Pages;

/// <summary>The demo company's shop, for somebody who has just started the server on his own machine.</summary>
internal sealed class DemoPage(DemoLink link)
{
    private const int LongestEntry = 1024;

    private readonly HtmlPage _page = HtmlPage.Embedded("demo.html");

    private sealed record Entry(string? Code);

    private sealed record Session(string Token);

    public void Map(WebApplication app)
    {
        app.MapMethods("/", HtmlPage.Methods, OnlyLocal(_page.WriteAsync));
        app.MapPost("/demo/session", OnlyLocal(EnterAsync));
    }

    /// <summary>What a server says at its root that has no such page, or not for everybody.</summary>
    public static Task HintAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("This is an Erp server. Its API is at /graphql.\n", http.RequestAborted);
    }

    private static RequestDelegate OnlyLocal(RequestDelegate next) =>
        http => LocalRequests.Allow(http) ? next(http) : HintAsync(http);

    /// <summary>
    /// Takes JSON only, which a foreign page cannot send without asking first, and nobody here says yes.
    /// </summary>
    private async Task EnterAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = LongestEntry;
        var token = await CodeAsync(http.Request) is { } code ? await link.RedeemAsync(code, http.RequestAborted) : null;
        if (token is null) http.Response.StatusCode = StatusCodes.Status403Forbidden;
        else await http.Response.WriteAsJsonAsync(new Session(token), http.RequestAborted);
    }

    private static async Task<string?> CodeAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType()) return null;
        try
        {
            return (await request.ReadFromJsonAsync<Entry>(request.HttpContext.RequestAborted))?.Code;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
