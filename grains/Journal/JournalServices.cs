using Erp.Grains.Journal.InMemory;
using Erp.Grains.Journal.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

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
            options ?? provider.GetService<InMemoryJournalOptions>() ?? new InMemoryJournalOptions { Clock = provider.GetService<TimeProvider>() ?? TimeProvider.System }));
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<InMemoryJournal>());
        return services;
    }

    /// <summary>The journal in PostgreSQL, through a data source that becomes the container's.</summary>
    public static IServiceCollection AddPostgresJournal(
        this IServiceCollection services, string connectionString, JournalOptions? options = null)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        return services.AddPostgresJournal(options);
    }

    /// <summary>The journal in PostgreSQL, through the data source given, which becomes the container's; the caller disposes of it.</summary>
    public static IServiceCollection AddPostgresJournal(
        this IServiceCollection services, NpgsqlDataSource database, JournalOptions? options = null)
    {
        services.AddSingleton(database);
        return services.AddPostgresJournal(options);
    }

    /// <summary>The journal in PostgreSQL, through the container's data source.</summary>
    public static IServiceCollection AddPostgresJournal(this IServiceCollection services, JournalOptions? options = null)
    {
        services.AddEventTypes();
        services.AddSingleton(provider => new PostgresJournal(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<EventTypes>(),
            options ?? new JournalOptions(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<PostgresJournal>>() ?? NullLogger<PostgresJournal>.Instance));
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<PostgresJournal>());
        return services;
    }

    private static void AddEventTypes(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new EventTypes(provider.GetServices<EventFamily>()));
        services.TryAddSingleton(TimeProvider.System);
    }
}
