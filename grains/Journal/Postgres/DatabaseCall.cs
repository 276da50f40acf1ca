using Erp.Grains.Journal.Storage;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Calls that may be made again: reads, and writes that change nothing the second time.</summary>
internal static class DatabaseCall
{
    /// <summary>After a restart of the server, each pooled connection fails once before a new one is made.</summary>
    private const int Attempts = 4;

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public static async Task<T> RepeatAsync<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (IsOutage(e))
            {
                if (attempt == Attempts) throw JournalFailure.Outage(e).ToException();
            }
        }
    }

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public static async Task<T> OnceAsync<T>(Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (Exception e) when (IsOutage(e))
        {
            throw JournalFailure.Outage(e).ToException();
        }
    }

    private static bool IsOutage(Exception e) => e is not OperationCanceledException && DatabaseErrors.IsOfConnection(e);
}
