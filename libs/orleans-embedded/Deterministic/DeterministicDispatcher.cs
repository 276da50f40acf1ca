using Orleans.Runtime;

namespace Orleans.TestingHost.Deterministic;

/// <summary>Simulation: every turn, message and answer is a step whose place in the order the seed decides.</summary>
internal sealed class DeterministicDispatcher(
    SimulationScheduler scheduler, SimulatedNetwork network, SimulatedNodes nodes, SeededRandom random, Faults faults)
    : TurnDispatcher
{
    public override bool RunsInline => false;

    public override int TurnsPerRun => 1;

    /// <summary>
    /// An answer is a step of its own, so what it completes may run in it. Asking for asynchronous continuations would
    /// send a Task.WhenAll over the thread pool.
    /// </summary>
    public override TaskCreationOptions AnswerOptions => TaskCreationOptions.None;

    public override int PendingStripes => 1;

    public override int Place() => nodes.PlaceNext();

    public override void Schedule(ActivationScheduler ready)
    {
        var activation = ready.Activation;
        scheduler.Add(new("turn", activation.GrainId, ready.DescribeNext, () =>
        {
            if (!activation.IsVanished) ready.Execute();
        }));
    }

    public override void Deliver(Request request, Action<Request> deliver) => network.Send(request, arrived =>
    {
        if (arrived.Source is { IsVanished: true }) return;
        if (random.Chance(faults.SecondActivations)) nodes.ActivateAgain(arrived.Target);
        if (nodes.RivalOf(arrived.Target.GrainId) is { } rival)
        {
            arrived.Handler = rival;
            if (rival.Scheduler.TryPost(arrived)) return;
        }

        deliver(arrived);
    });

    public override void Reply(Request request, Action<Request> reply) => network.Reply(request, arrived =>
    {
        if (arrived.Source is not { IsVanished: true }) reply(arrived);
    });

    public override void RunOrphan(Action continuation) => scheduler.Post(continuation);
}
