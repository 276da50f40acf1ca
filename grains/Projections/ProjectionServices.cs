using Erp.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Erp.Grains.Projections;

public static class ProjectionServices
{
    /// <summary>
    /// The projector as a background service, the gate that readers wait at, and the rebuild. Needs an <see cref="IJournal"/> and an
    /// <c>NpgsqlDataSource</c> with the owner's login.
    /// </summary>
    public static IServiceCollection AddProjections(this IServiceCollection services, ProjectionOptions? options = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options ?? new ProjectionOptions());
        services.AddSingleton<ProjectionGate>();
        services.AddSingleton<ProjectionRebuild>();
        services.AddSingleton<Projector>();
        return services.AddHostedService(provider => provider.GetRequiredService<Projector>());
    }
}
