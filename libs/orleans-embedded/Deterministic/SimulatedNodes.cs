using Orleans.Runtime;

namespace Orleans.TestingHost.Deterministic;

/// <summary>Which node holds which activations, second activations, and the death of nodes.</summary>
internal sealed class SimulatedNodes(SeededRandom random, SimulationTrace trace, int count)
{
    private readonly Dictionary<GrainId, List<Activation>> _rivals = [];
    private int _next = -1;

    /// <summary>Set once the runtime exists.</summary>
    public GrainRuntime Runtime { get; set; } = null!;

    public int Count => count;

    public int PlaceNext()
    {
        var chosen = _next >= 0 ? _next : random.Next(count);
        _next = -1;
        return chosen;
    }

    /// <summary>
    /// Gives the grain a second activation, as a cluster does whose directory has lost track. From now on a call
    /// reaches either of them.
    /// </summary>
    public void ActivateAgain(GrainReference grain)
    {
        var first = Runtime.Catalog.Find(grain.GrainId);
        if (first is null || RivalsOf(grain.GrainId) is { Count: > 0 }) return;
        trace.Add("second activation", grain.GrainId, "activate");
        if (!_rivals.TryGetValue(grain.GrainId, out var rivals)) _rivals[grain.GrainId] = rivals = [];
        rivals.Add(first);
        _next = (first.Node + 1) % count;
        Runtime.Catalog.Duplicate(grain.GrainId);
        _next = -1;
    }

    /// <summary>The older activation of a grain that has two, every second time on average.</summary>
    public Activation? RivalOf(GrainId id)
    {
        if (RivalsOf(id) is not { Count: > 0 } rivals) return null;
        return random.Next(2) == 0 ? rivals[0] : null;
    }

    /// <summary>
    /// Ends every activation of the node. None of their code runs again; who waits for their answers is told that the
    /// node is gone.
    /// </summary>
    public void Kill(int node)
    {
        trace.Add("node dies", null, node.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var victims = Runtime.Catalog.InOrder(each => each.Node == node)
            .Concat(_rivals.Values.SelectMany(each => each).Where(each => each.Node == node));
        foreach (var victim in victims.OrderBy(each => each.Sequence))
        {
            victim.Vanish();
            Runtime.Catalog.Forget(victim);
        }

        Runtime.Calls.FailAll(
            static request => request.Handler is { IsVanished: true },
            request => new SiloUnavailableException($"The node that handled {request.Target.GrainId} has died."));
    }

    private List<Activation>? RivalsOf(GrainId id)
    {
        if (!_rivals.TryGetValue(id, out var rivals)) return null;
        rivals.RemoveAll(each => each.HasEnded);
        return rivals;
    }
}
