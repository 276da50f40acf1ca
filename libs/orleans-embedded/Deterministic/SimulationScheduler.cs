using Orleans.Runtime;

namespace Orleans.TestingHost.Deterministic;

/// <summary>
/// Runs everything of a simulation on one thread, one step at a time; which step is next is drawn from the seed.
/// As a task scheduler it runs the test's own tasks and those of services that take it.
/// </summary>
public sealed class SimulationScheduler : TaskScheduler
{
    private readonly List<Step> _ready = [];
    private readonly Lock _foreign = new();
    private readonly SeededRandom _random;
    private readonly SimulationTrace _trace;
    private string? _violation;
    private int _thread;

    internal SimulationScheduler(SeededRandom random, SimulationTrace trace)
    {
        _random = random;
        _trace = trace;
        _thread = Environment.CurrentManagedThreadId;
    }

    public override int MaximumConcurrencyLevel => 1;

    internal bool HasWork => _ready.Count > 0;

    /// <summary>Queues an action as a step of its own.</summary>
    public void Post(Action action) => Add(new Step("post", null, static () => "action", action));

    internal void Add(Step step)
    {
        if (Environment.CurrentManagedThreadId == _thread)
        {
            _ready.Add(step);
            return;
        }

        lock (_foreign)
        {
            _violation ??= $"A step ({step.Kind} {step.Grain} {step.What()}) came from outside the simulation: "
                + "something in it uses Task.Run, ConfigureAwait(false), a real timer or real input and output.";
        }
    }

    /// <summary>Makes the calling thread the one of the simulation while it is driven.</summary>
    internal void Enter() => _thread = Environment.CurrentManagedThreadId;

    internal bool RunOne()
    {
        ThrowIfViolated();
        if (_ready.Count == 0) return false;
        var index = _random.Next(_ready.Count);
        var step = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        _trace.Add(step.Kind, step.Grain, step.What());
        step.Run();
        return true;
    }

    internal void ThrowIfViolated()
    {
        lock (_foreign)
        {
            if (_violation is not null) throw new InvalidOperationException(_violation);
        }
    }

    protected override void QueueTask(Task task) =>
        Add(new Step("task", null, static () => "continue", () => TryExecuteTask(task)));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    internal sealed record Step(string Kind, GrainId? Grain, Func<string> What, Action Run);
}
