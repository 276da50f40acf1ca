namespace Orleans.Runtime;

/// <summary>
/// Explains timeouts: of all calls that wait because of a request, the last in the longest chain shows where the chain
/// is stuck.
/// </summary>
internal sealed class PendingChains
{
    private readonly Dictionary<Request, Request> _followers = [];

    public PendingChains(List<Request> pending)
    {
        foreach (var request in pending)
        {
            if (request.Parent is { } parent) _followers.TryAdd(parent, request);
        }
    }

    public TimeoutException TimeoutOf(Request request)
    {
        var last = request;
        var visited = new HashSet<Request> { request };
        while (_followers.TryGetValue(last, out var follower) && visited.Add(follower)) last = follower;

        var chain = CallChain.Of(last);
        var why = IsDeadlock(last)
            ? $" The chain is a deadlock: {last.Target.GrainId} is still busy with an earlier call of it."
            : string.Empty;
        return new TimeoutException(
            $"Response did not arrive on time for {request.Target.GrainId}.{request.Method.Name}. "
            + $"Call chain: {chain}.{why}");
    }

    private static bool IsDeadlock(Request last)
    {
        for (var link = last.Parent; link is not null; link = link.Parent)
        {
            if (link.Target.GrainId == last.Target.GrainId) return true;
        }

        return false;
    }
}
