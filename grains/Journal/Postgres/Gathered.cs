namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// Answers many small questions with one statement: while one is under way the next ones gather, so that under load a question
/// costs a fraction of a round trip and without load it waits for nobody.
/// </summary>
internal sealed class Gathered<TQuestion, TAnswer>(int limit, Func<IReadOnlyList<TQuestion>, Task<TAnswer[]>> ask)
{
    private readonly Lock _lock = new();
    private List<(TQuestion Question, TaskCompletionSource<TAnswer> Answer)> _waiting = [];
    private bool _asking;

    public Task<TAnswer> AskAsync(TQuestion question)
    {
        var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((question, answer));
            if (_asking) return answer.Task;
            _asking = true;
        }
        _ = Task.Run(AskAllAsync);
        return answer.Task;
    }

    private async Task AskAllAsync()
    {
        while (Take() is { } taken)
        {
            try
            {
                var answers = await ask([.. taken.Select(one => one.Question)]);
                for (var i = 0; i < taken.Count; i++) taken[i].Answer.SetResult(answers[i]);
            }
            catch (Exception e)
            {
                foreach (var (_, answer) in taken) answer.TrySetException(e);
            }
        }
    }

    private List<(TQuestion Question, TaskCompletionSource<TAnswer> Answer)>? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _asking = false;
                return null;
            }
            var taken = _waiting;
            if (taken.Count <= limit)
            {
                _waiting = [];
                return taken;
            }
            _waiting = taken[limit..];
            return taken[..limit];
        }
    }
}
