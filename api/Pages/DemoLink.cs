using System.Collections.Concurrent;
using System.Security.Cryptography;
using Erp.Api.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace Erp.Api.Pages;

/// <summary>
/// Lets whoever sits at the server's console into the demo page: a code that is good once and for a while is exchanged for
/// the demo company's token. The code stands in the link's fragment, which a browser sends to nobody, and what lives on in a
/// history or a log is worth nothing any more.
/// </summary>
internal sealed class DemoLink(DataFolder folder, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const int CodeBytes = 24;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);

    /// <summary>A link to the page of the server that listens at the given address.</summary>
    public Uri New(Uri server)
    {
        var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(CodeBytes));
        _expiries[code] = time.GetUtcNow() + Lifetime;
        // The page is for this machine only, whatever other addresses the server has.
        var host = server.IsLoopback ? server.Host : "localhost";
        return new UriBuilder(server) { Host = host, Path = "/", Fragment = code }.Uri;
    }

    /// <summary>The demo company's token; null for a code that is wrong, was used or is too old.</summary>
    public async Task<string?> RedeemAsync(string code, CancellationToken cancellation) =>
        _expiries.TryRemove(code, out var expiry) && time.GetUtcNow() < expiry
            ? (await File.ReadAllTextAsync(folder.TokenFile, cancellation)).Trim()
            : null;
}
