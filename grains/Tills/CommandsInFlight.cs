using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// A till's commands between their arrival and the moment when the journal remembers them. Whoever repeats one joins the first call,
/// so that an id is never at work twice.
/// </summary>
internal sealed class CommandsInFlight
{
    private readonly Dictionary<string, Running> _running = new(StringComparer.Ordinal);

    /// <summary>
    /// Joins the same command; waits for another one under the same id to end, since only then is it known whether the id is taken;
    /// else runs.
    /// </summary>
    public async Task<Outcome<Receipt>> Once(string id, UInt128 inputHash, Func<Task<Outcome<Receipt>>> run)
    {
        while (_running.TryGetValue(id, out var first))
        {
            if (first.InputHash == inputHash) return await first.Outcome;
            await ((Task)first.Outcome).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
        var running = new Running(inputHash);
        _running.Add(id, running);
        running.Outcome = Run(id, run);
        return await running.Outcome;
    }

    private async Task<Outcome<Receipt>> Run(string id, Func<Task<Outcome<Receipt>>> run)
    {
        try
        {
            return await run();
        }
        finally
        {
            _running.Remove(id);
        }
    }

    private sealed class Running(UInt128 inputHash)
    {
        public UInt128 InputHash { get; } = inputHash;

        public Task<Outcome<Receipt>> Outcome { get; set; } = Task.FromResult<Outcome<Receipt>>(null!);
    }
}
