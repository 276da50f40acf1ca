namespace Orleans.Runtime;

/// <summary>Something an activation does in a turn of its own. Linked into inboxes without a node of its own.</summary>
internal abstract class TurnWork
{
    internal TurnWork? Next { get; set; }

    /// <summary>Called with the activation's turn held.</summary>
    internal abstract void Run(Activation activation);

    /// <summary>How the work shows in the trace of a simulation.</summary>
    internal abstract string Describe();
}

/// <summary>
/// The continuation of an await in grain code, or another task started on the activation's scheduler.
/// </summary>
internal sealed class ContinuationWork(Task task) : TurnWork
{
    public Task Task => task;

    internal override void Run(Activation activation) => activation.Scheduler.RunContinuation(task);

    internal override string Describe() => "continue";
}

/// <summary>An order of the runtime to an activation, such as to deactivate.</summary>
internal sealed class OrderWork(string name, Action<Activation> order) : TurnWork
{
    internal override void Run(Activation activation) => order(activation);

    internal override string Describe() => name;
}
