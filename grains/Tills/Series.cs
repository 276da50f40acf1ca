namespace Erp.Grains.Tills;

/// <summary>
/// The numbered receipts that are on their way in this activation. They reserve all at once, and are decided in the order of their
/// numbers: each waits for the one before, as long as that one is on its way too.
/// </summary>
internal sealed class Series
{
    /// <summary>By number, how many commands carry it: of two with one number, the second finds it taken.</summary>
    private readonly Dictionary<long, int> _onTheirWay = [];

    private readonly SortedDictionary<long, TaskCompletionSource> _waiting = [];

    public void Arrive(long number) => _onTheirWay[number] = _onTheirWay.GetValueOrDefault(number) + 1;

    /// <summary>The command has its answer, whatever it is. Whoever waited for it in vain is woken.</summary>
    /// <param name="last">The number of the last receipt.</param>
    public void Leave(long number, long last)
    {
        if (_onTheirWay[number] == 1) _onTheirWay.Remove(number);
        else _onTheirWay[number]--;
        Wake(last);
    }

    public bool IsOnItsWay(long number) => _onTheirWay.ContainsKey(number);

    /// <summary>Until it is this number's turn or never will be: whoever is woken has to look again.</summary>
    public Task Turn(long number)
    {
        if (!_waiting.TryGetValue(number, out var turn))
            _waiting.Add(number, turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return turn.Task;
    }

    /// <summary>Wakes whose turn it is or has passed, and everybody when the next number is not on its way.</summary>
    /// <param name="last">The number of the last receipt.</param>
    public void Wake(long last)
    {
        while (_waiting.Count > 0)
        {
            var (number, turn) = _waiting.First();
            if (number > last + 1 && IsOnItsWay(last + 1)) return;
            _waiting.Remove(number);
            turn.SetResult();
        }
    }
}
