namespace Erp.Journal.Tests.Support;

/// <summary>A scheduler that runs on the thread pool, or not at all while it is held.</summary>
public sealed class HeldScheduler : TaskScheduler, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<Task> _held = new();
    private int _holds;

    public IDisposable Hold()
    {
        lock (_lock) _holds++;
        return this;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (--_holds > 0) return;
            foreach (var task in _held) Run(task);
            _held.Clear();
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (_lock)
        {
            if (_holds > 0) _held.Enqueue(task);
            else Run(task);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [.. _held];

    private void Run(Task task) => ThreadPool.QueueUserWorkItem(_ => TryExecuteTask(task));
}
