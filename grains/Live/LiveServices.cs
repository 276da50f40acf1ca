using Microsoft.Extensions.DependencyInjection;

namespace Erp.Grains.Live;

public static class LiveServices
{
    /// <summary>The node's live feed. Needs a journal and an <c>NpgsqlDataSource</c> with the owner's login.</summary>
    public static IServiceCollection AddLiveFeed(this IServiceCollection services, LiveOptions? options = null) =>
        services.AddSingleton(options ?? new LiveOptions()).AddSingleton<LiveFeed>();
}
