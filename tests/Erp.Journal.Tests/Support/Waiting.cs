using System.Diagnostics;
using Erp.TestKit.Postgres;

namespace Erp.Journal.Tests.Support;

internal static class Waiting
{
    /// <summary>Asks the database until it says yes: there is no other sign of what another server process is up to.</summary>
    public static async Task UntilAsync(this TestDatabase database, string condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await database.ScalarAsync<bool>(condition))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20), condition);
            await Task.Yield();
        }
    }
}
