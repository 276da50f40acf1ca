using System.Net;

namespace Erp.Api.Pages;

/// <summary>Which requests come from a browser on this machine that shows a page of this machine.</summary>
internal static class LocalRequests
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via"];

    /// <summary>
    /// The peer alone does not tell: a proxy on this machine passes on requests of anybody, and a foreign page may have a
    /// name of its own point here (DNS rebinding). So nothing may have forwarded the request, and the name that the browser
    /// asked for must be this machine's own.
    /// </summary>
    public static bool Allow(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
        && IsLoopback(http.Request.Host.Host)
        && !Forwarding.Any(http.Request.Headers.ContainsKey);

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
