namespace Orleans.Runtime;

/// <summary>
/// Where turns run and how calls travel. Activations are the same in production and in a simulation; this is what
/// differs.
/// </summary>
internal abstract class TurnDispatcher
{
    /// <summary>Whether a call may run its callee's turn on the caller's thread.</summary>
    public abstract bool RunsInline { get; }

    /// <summary>How many pieces of work one run of an activation does before others get their chance.</summary>
    public abstract int TurnsPerRun { get; }

    /// <summary>How the tasks that callers wait on are made.</summary>
    public abstract TaskCreationOptions AnswerOptions { get; }

    /// <summary>How many lists the calls under way are spread over.</summary>
    public abstract int PendingStripes { get; }

    /// <summary>The node on which the next activation is made.</summary>
    public abstract int Place();

    /// <summary>Lets the activation run soon. Called once for each time it has become ready.</summary>
    public abstract void Schedule(ActivationScheduler scheduler);

    /// <summary>Brings a request to an activation of its target.</summary>
    public abstract void Deliver(Request request, Action<Request> deliver);

    /// <summary>Brings the answer back to the caller.</summary>
    public abstract void Reply(Request request, Action<Request> reply);

    /// <summary>Runs a continuation that belongs to an activation that has ended.</summary>
    public abstract void RunOrphan(Action continuation);
}
