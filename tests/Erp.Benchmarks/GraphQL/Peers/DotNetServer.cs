using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Erp.Benchmarks.GraphQL.Peers;

/// <summary>
/// The two servers on Kestrel: the library, and the floor, which is what the same answers cost without GraphQL. Both are
/// this program in a process of its own, with the garbage collector's settings of the product.
/// </summary>
internal static class DotNetServer
{
    public const string Verb = "serve";
    private const string Library = "library";
    private const string Floor = "floor";

    public static Task<PeerServer> StartLibraryAsync() => StartAsync("ours", Library);

    public static Task<PeerServer> StartFloorAsync() => StartAsync("minimal API", Floor);

    /// <summary>Serves until the standard input ends.</summary>
    public static async Task<int> RunAsync(string which, string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", url);
        if (which == Library) builder.Services.AddShop();
        else builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, FloorJson.Default));
        await using var app = builder.Build();
        if (which == Library) app.MapGraphQL();
        else FloorEndpoints.Map(app);
        await app.StartAsync();
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }

    private static Task<PeerServer> StartAsync(string name, string which) => PeerServer.StartAsync(
        name,
        endpoint => Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Erp.Benchmarks.dll"), Verb, which, $"http://{endpoint}"])
        {
            RedirectStandardInput = true,
            Environment =
            {
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["DOTNET_gcServer"] = "1",
                ["DOTNET_GCDynamicAdaptationMode"] = "0",
            },
        })!);
}
