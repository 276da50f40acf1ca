using System.Diagnostics;
using Erp;

namespace Erp.TestKit.Cluster;

/// <summary>
/// What a message on its way makes true a moment later. Nothing is waited for by the clock: the question is asked again until the answer
/// is there, and the clock only ends the test that would ask forever.
/// </summary>
public static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> enough)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (enough(answer)) return answer;
            Assert.True(Stopwatch.GetElapsedTime(started) < Limit, $"Still {answer} after {Limit}.");
            await Task.Yield();
        }
    }

    /// <summary>Sends a command again while it is refused with an error that may pass.</summary>
    public static Task<Outcome<T>> UntilFinal<T>(Func<Task<Outcome<T>>> send) where T : class =>
        Until(send, outcome => outcome.Accepted || !outcome.Errors.Any(error => error.Retryable));

    /// <summary>Sends a command again while the service is not available.</summary>
    public static async Task<Outcome<T>> UntilAvailable<T>(Func<Task<Outcome<T>>> send) where T : class
    {
        var outcome = await Until(
            async () =>
            {
                try
                {
                    return await send();
                }
                catch (UnavailableException)
                {
                    return null;
                }
            },
            answer => answer is not null);
        return outcome!;
    }
}
