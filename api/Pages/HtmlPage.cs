namespace Erp.Api.Pages;

/// <summary>A page, and what it may do in a browser: run what comes from this server, and ask this server.</summary>
internal sealed class HtmlPage
{
    /// <summary>A page may be kept, and is asked about each time.</summary>
    public const string AskAgain = "no-cache";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly PageFile _file;

    private HtmlPage(PageFile file) => _file = file;

    public static string[] Methods { get; } = [HttpMethods.Get, HttpMethods.Head];

    public static HtmlPage OfText(string html) => new(PageFile.OfText("text/html; charset=utf-8", html));

    public Task WriteAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return _file.WriteAsync(http, AskAgain);
    }
}
