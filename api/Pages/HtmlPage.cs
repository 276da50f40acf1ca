using System.Security.Cryptography;
using System.Text;

namespace Erp.Api.Pages;

/// <summary>A page, and what it may do in a browser: run what is in it or comes from this server, and ask this server.</summary>
internal sealed class HtmlPage
{
    /// <summary>A page may be kept, and is asked about each time.</summary>
    public const string AskAgain = "no-cache";

    private const string Others =
        "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly PageFile _file;
    private readonly string _policy;

    private HtmlPage(PageFile file)
    {
        var html = file.Text();
        _file = file;
        _policy = $"default-src 'none'; script-src 'self'{Hash(html, "script")}; style-src 'self'{Hash(html, "style")}; {Others}";
    }

    public static string[] Methods { get; } = [HttpMethods.Get, HttpMethods.Head];

    public static HtmlPage Embedded(string name) => new(PageFile.Embedded("text/html; charset=utf-8", name));

    public static HtmlPage OfText(string html) => new(PageFile.OfText("text/html; charset=utf-8", html));

    public Task WriteAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = _policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return _file.WriteAsync(http, AskAgain);
    }

    /// <summary>Lets the page's own script or style run, and no other that came into it.</summary>
    private static string Hash(string html, string element)
    {
        var start = html.IndexOf($"<{element}>", StringComparison.Ordinal);
        if (start < 0) return "";
        start += element.Length + 2;
        var inner = html[start..html.IndexOf($"</{element}>", start, StringComparison.Ordinal)];
        return $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inner)))}'";
    }
}
