using Orleans.Runtime;

namespace Orleans.TestingHost.Deterministic;

/// <summary>
/// Carries messages as steps: two messages between the same two grains keep their order, others arrive in any order.
/// Faults lose, double and delay them.
/// </summary>
internal sealed class SimulatedNetwork(
    SimulationScheduler scheduler, SeededRandom random, Faults faults, SimulationTrace trace, SimulatedClock clock)
{
    private readonly Dictionary<(Activation? Source, GrainId Target), Queue<Request>> _channels = [];

    public void Send(Request request, Action<Request> arrive)
    {
        switch (FaultOf(request, isReply: false))
        {
            case MessageFault.Lose:
                trace.Add("lost", request.Target.GrainId, request.Method.Name);
                break;
            case MessageFault.Double:
                Enqueue(request, arrive);
                if (random.Chance(faults.DelayedMessages)) Later(request.Duplicate(), "late double", arrive);
                else Enqueue(request.Duplicate(), arrive);
                break;
            case MessageFault.Delay:
                Later(request, "late", arrive);
                break;
            default:
                Enqueue(request, arrive);
                break;
        }
    }

    public void Reply(Request request, Action<Request> arrive)
    {
        switch (FaultOf(request, isReply: true))
        {
            case MessageFault.Lose:
                trace.Add("lost reply", request.Target.GrainId, request.Method.Name);
                break;
            case MessageFault.Delay:
                Later(request, "late reply", arrive);
                break;
            default:
                Step("reply", request, () => arrive(request));
                break;
        }
    }

    private MessageFault FaultOf(Request request, bool isReply)
    {
        var message = new SimulatedMessage(
            request.Source?.GrainId, request.Target.GrainId, request.Method.Name, isReply);
        if (faults.Choose?.Invoke(message) is { } chosen) return chosen;
        if (random.Chance(faults.LostMessages)) return MessageFault.Lose;
        if (!isReply && random.Chance(faults.DoubledMessages)) return MessageFault.Double;
        return random.Chance(faults.DelayedMessages) ? MessageFault.Delay : MessageFault.None;
    }

    private void Enqueue(Request request, Action<Request> arrive)
    {
        var key = (request.Source, request.Target.GrainId);
        if (_channels.TryGetValue(key, out var waiting))
        {
            waiting.Enqueue(request);
            return;
        }

        var channel = _channels[key] = new Queue<Request>();
        channel.Enqueue(request);
        DeliverNext(key, channel, arrive);
    }

    private void DeliverNext((Activation?, GrainId) key, Queue<Request> channel, Action<Request> arrive) =>
        Step("deliver", channel.Peek(), () =>
        {
            var request = channel.Dequeue();
            if (channel.Count > 0) DeliverNext(key, channel, arrive);
            else _channels.Remove(key);
            arrive(request);
        });

    private void Later(Request request, string kind, Action<Request> arrive)
    {
        var delay = random.Below(faults.LongestDelay);
        clock.CreateTimer(_ => Step(kind, request, () => arrive(request)), null, delay, Timeout.InfiniteTimeSpan);
    }

    private void Step(string kind, Request request, Action run) =>
        scheduler.Add(new(kind, request.Target.GrainId, () => request.Method.Name, run));
}
