using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>
/// One grain in memory: admits requests, starts and ends the grain. Everything but <see cref="Deactivate"/> and
/// <see cref="Deactivated"/> happens in its own turns, so it needs no locks.
/// </summary>
internal sealed partial class Activation : IGrainContext
{
    private readonly RequestQueue _waiting = new();
    private readonly GrainClass _class;
    private AsyncServiceScope? _scope;
    private Dictionary<Type, object>? _components;
    private GrainReference? _reference;
    private object? _instance;
    private Request? _blocking;
    private int _running;
    private int _blockers;
    private Phase _phase;

    public Activation(GrainRuntime runtime, GrainClass grainClass, GrainId grainId, long sequence)
    {
        Runtime = runtime;
        _class = grainClass;
        GrainId = grainId;
        Sequence = sequence;
        Node = runtime.Dispatcher.Place();
        Scheduler = new ActivationScheduler(this, runtime.Dispatcher);
        LastUsed = runtime.Collector.Now;
    }

    private enum Phase : byte
    {
        /// <summary>Nobody has called yet.</summary>
        New,
        Activating,
        Active,

        /// <summary>Takes no more requests; those that run come to their end.</summary>
        Draining,

        /// <summary>OnDeactivateAsync runs.</summary>
        Ending,
        Ended,
    }

    public GrainRuntime Runtime { get; }

    public GrainId GrainId { get; }

    /// <summary>Counts activations up: gives sweeps an order that does not depend on hashing.</summary>
    public long Sequence { get; }

    /// <summary>Where it lives; more than one node exists only in simulations.</summary>
    public int Node { get; }

    public ActivationScheduler Scheduler { get; }

    public GrainReference GrainReference => _reference ??= Runtime.References.Untyped(GrainId);

    public object? GrainInstance => _instance;

    public object Instance => _instance!;

    public GrainClass Class => _class;

    /// <summary>Whether it went down with its node: nothing of it may run again.</summary>
    public bool IsVanished { get; private set; }

    /// <summary>Whether calls of this grain pass filters on their way in.</summary>
    public bool IsFiltered => _class.IsFilter || !Runtime.IncomingFilters.IsEmpty;

    public IServiceProvider ActivationServices => (_scope ??= NewScope()).ServiceProvider;

    /// <summary>The request on whose behalf code runs that no request flows with.</summary>
    public Request? BlockingRequest => _blocking;

    public TComponent? GetComponent<TComponent>() where TComponent : class =>
        _instance as TComponent
        ?? (_components is not null && _components.TryGetValue(typeof(TComponent), out var found)
            ? (TComponent)found
            : null);

    public void SetComponent<TComponent>(TComponent? value) where TComponent : class
    {
        if (value is null) _components?.Remove(typeof(TComponent));
        else (_components ??= [])[typeof(TComponent)] = value;
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"[Activation {GrainId} {_phase}]";

    private AsyncServiceScope NewScope()
    {
        var scope = Runtime.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<GrainContextAccessor>().Context = this;
        return scope;
    }
}
