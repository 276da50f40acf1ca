using Erp.Grains.Journal.InMemory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Erp.Grains.Journal;

/// <summary>Registers a journal. The modules register their <see cref="EventFamily"/> beside it.</summary>
public static class JournalServices
{
    /// <summary>A journal that lives as long as the process, for tests and simulations.</summary>
    public static IServiceCollection AddInMemoryJournal(this IServiceCollection services, InMemoryJournalOptions? options = null)
    {
        services.AddEventTypes();
        services.TryAddSingleton<InMemoryStore>();
        services.AddSingleton(provider => new InMemoryJournal(
            provider.GetRequiredService<EventTypes>(),
            provider.GetRequiredService<InMemoryStore>(),
            options ?? new InMemoryJournalOptions { Clock = provider.GetService<TimeProvider>() ?? TimeProvider.System }));
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<InMemoryJournal>());
        return services;
    }

    private static void AddEventTypes(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new EventTypes(provider.GetServices<EventFamily>()));
        services.TryAddSingleton(TimeProvider.System);
    }
}
