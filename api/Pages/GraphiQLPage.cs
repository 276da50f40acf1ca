using Microsoft.Net.Http.Headers;

namespace Erp.Api.Pages;

/// <summary>
/// GraphiQL for people who open the endpoint in a browser. All of it comes from this server, so it works without any
/// other; it is built from <c>web/graphiql</c>.
/// </summary>
internal sealed class GraphiQLPage
{
    private const string Licences = "/graphiql/licences.txt";

    /// <summary>A part's address changes with its content, so a browser asks for it once.</summary>
    private const string Forever = "public, max-age=31536000, immutable";

    private readonly PageFile _script = PageFile.Embedded("text/javascript; charset=utf-8", "graphiql.js.br");
    private readonly PageFile _style = PageFile.Embedded("text/css; charset=utf-8", "graphiql.css.br");
    private readonly PageFile _licences = PageFile.Embedded("text/plain; charset=utf-8", "graphiql.licences.txt");
    private readonly HtmlPage _page;

    public GraphiQLPage() => _page = HtmlPage.OfText($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Erp GraphQL</title>
        <link rel="icon" href="data:,">
        <link rel="license" href="{Licences}">
        <link rel="stylesheet" href="{Address(_style, "css")}">
        <script type="module" src="{Address(_script, "js")}"></script>
        </head>
        <body><div id="graphiql"><noscript>GraphiQL needs JavaScript.</noscript></div></body>
        </html>

        """);

    /// <summary>Serves the page's parts, and the page itself at the endpoint to whoever prefers a page to JSON.</summary>
    public void Map(WebApplication app, string endpoint)
    {
        app.MapMethods(Address(_script, "js"), HtmlPage.Methods, http => _script.WriteAsync(http, Forever));
        app.MapMethods(Address(_style, "css"), HtmlPage.Methods, http => _style.WriteAsync(http, Forever));
        app.MapMethods(Licences, HtmlPage.Methods, http => _licences.WriteAsync(http, HtmlPage.AskAgain));
        app.Use(next => http => http.Request.Path == endpoint && PrefersPage(http.Request) ? WriteAsync(http) : next(http));
    }

    private static string Address(PageFile part, string kind) => $"/graphiql/{part.Hash}.{kind}";

    private Task WriteAsync(HttpContext http)
    {
        // The same address answers programs with JSON.
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return _page.WriteAsync(http);
    }

    private static bool PrefersPage(HttpRequest request)
    {
        if (!HtmlPage.Methods.Contains(request.Method)) return false;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)) return false;
        return Quality("text/html") > Math.Max(Quality("application/json"), Quality("application/graphql-response+json"));

        double Quality(string type) => ranges
            .Where(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Select(range => range.Quality ?? 1)
            .DefaultIfEmpty()
            .Max();
    }
}
