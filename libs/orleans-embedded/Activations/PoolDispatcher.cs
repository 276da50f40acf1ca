namespace Orleans.Runtime;

/// <summary>Production: turns run on the thread pool, messages are references and never get lost.</summary>
internal sealed class PoolDispatcher : TurnDispatcher
{
    public override bool RunsInline => true;

    public override int TurnsPerRun => 64;

    /// <summary>Answers are given in the callee's turn, where no code of the caller may run.</summary>
    public override TaskCreationOptions AnswerOptions => TaskCreationOptions.RunContinuationsAsynchronously;

    public override int PendingStripes { get; } = Math.Max(4, Environment.ProcessorCount * 4);

    public override int Place() => 0;

    public override void Schedule(ActivationScheduler scheduler) =>
        ThreadPool.UnsafeQueueUserWorkItem(scheduler, preferLocal: false);

    public override void Deliver(Request request, Action<Request> deliver) => deliver(request);

    public override void Reply(Request request, Action<Request> reply) => reply(request);

    public override void RunOrphan(Action continuation) =>
        ThreadPool.UnsafeQueueUserWorkItem(static action => action(), continuation, preferLocal: false);
}
