using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Which activation a grain id has. At most one, unless a simulation asks for a second.</summary>
internal sealed class Catalog(GrainRuntime runtime)
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private long _sequence;

    public bool IsEmpty => _activations.IsEmpty;

    public Activation GetOrCreate(GrainId id) =>
        _activations.TryGetValue(id, out var known)
            ? known
            : _activations.GetOrAdd(id, static (id, self) => self.Create(id), this);

    public Activation? Find(GrainId id) => _activations.GetValueOrDefault(id);

    /// <summary>The activations that meet the condition, from the oldest to the youngest.</summary>
    public List<Activation> InOrder(Func<Activation, bool> condition)
    {
        var found = new List<Activation>();
        foreach (var (_, activation) in _activations)
        {
            if (condition(activation)) found.Add(activation);
        }

        found.Sort(static (left, right) => left.Sequence.CompareTo(right.Sequence));
        return found;
    }

    public void Forget(Activation ended) => _activations.TryRemove(new(ended.GrainId, ended));

    /// <summary>
    /// Removes an ended activation. If requests wait, they are the first in the inbox of the one that follows, and it
    /// becomes visible only with them inside, so no later call overtakes them. It runs only once it is visible: had it
    /// ended before, the catalog would be left with an ended activation for good.
    /// </summary>
    public void Replace(Activation ended, RequestQueue waiting)
    {
        if (!ReferenceEquals(Find(ended.GrainId), ended))
        {
            while (waiting.TakeFirst() is { } stray)
            {
                if (!stray.IsInternal) runtime.Calls.SendOn(stray);
            }

            return;
        }

        Activation? next = null;
        while (waiting.TakeFirst() is { } request)
        {
            if (request.IsInternal) continue;
            next ??= Create(ended.GrainId);
            request.Handler = next;
            next.Scheduler.Preload(request);
        }

        if (next is null)
        {
            Forget(ended);
            return;
        }

        _activations[ended.GrainId] = next;
        next.Scheduler.Wake();
    }

    /// <summary>Makes a second activation of the id the one that calls reach from now on.</summary>
    public void Duplicate(GrainId id) => _activations[id] = Create(id);

    private Activation Create(GrainId id)
    {
        if (runtime.HasStopped)
            throw new SiloUnavailableException($"The silo has stopped; grain {id} cannot be called.");
        return new Activation(runtime, runtime.Types.ClassOf(id.Type), id, Interlocked.Increment(ref _sequence));
    }
}
