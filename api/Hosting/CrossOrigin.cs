using Erp.Silo;

namespace Erp.Api.Hosting;

/// <summary>
/// Which sites' pages may call the API from a browser: <c>Erp:Cors:Origins</c>, none unless given. Tokens are sent by the
/// page itself, never by the browser on its own, so no credentials are allowed.
/// </summary>
internal static class CrossOrigin
{
    private const string Setting = "Erp:Cors:Origins";
    private const string AnyOrigin = "*";

    private static readonly string[] Exposed = ["RateLimit", "RateLimit-Policy", "Retry-After", "ETag"];

    /// <exception cref="StartupException">An origin is none.</exception>
    public static void AddCrossOrigin(this IServiceCollection services, IConfiguration configuration)
    {
        var origins = Origins(configuration);
        if (origins.Length == 0) return;
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .AllowAnyHeader()
            .WithExposedHeaders(Exposed)
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
    }

    /// <summary>Before anybody asks for a token: a browser's own question comes without one.</summary>
    public static void UseCrossOrigin(this WebApplication app)
    {
        if (Origins(app.Configuration).Length > 0) app.UseCors();
    }

    /// <summary>A list, or one text with semicolons as the environment can hold it.</summary>
    private static string[] Origins(IConfiguration configuration)
    {
        var section = configuration.GetSection(Setting);
        return
        [
            .. section.GetChildren().Select(child => child.Value).Prepend(section.Value)
                .SelectMany(text => (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Select(Checked),
        ];
    }

    private static string Checked(string origin)
    {
        if (origin == AnyOrigin) return origin;
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase)
                ? origin
                : throw new StartupException(
                    $"Erp__Cors__Origins holds {origin}; an origin is * or a scheme, a host and no path, such as https://shop.example.com.");
    }
}
