using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>One silo: everything its activations and references share.</summary>
internal sealed class GrainRuntime : IDisposable
{
    /// <summary>A stop must not overwhelm what the grains write to when they leave.</summary>
    private const int DeactivatedTogether = 1024;

    private readonly CancellationTokenSource _stopped = new();

    public GrainRuntime(IServiceProvider services, TurnDispatcher dispatcher, TimeProvider clock)
    {
        Services = services;
        Dispatcher = dispatcher;
        Clock = clock;
        ClientTimeout = services.GetRequiredService<IOptions<ClientMessagingOptions>>().Value.ResponseTimeout;
        SiloTimeout = services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value.ResponseTimeout;
        Log = new RuntimeLog(services.GetRequiredService<ILoggerFactory>().CreateLogger("Orleans.Runtime"));
        IncomingFilters = new(services.GetServices<IIncomingGrainCallFilter>());
        OutgoingFilters = new(services.GetServices<IOutgoingGrainCallFilter>());
        Types = new GrainTypes(services.GetRequiredService<IOptions<GrainCollectionOptions>>());
        Catalog = new Catalog(this);
        References = new GrainReferences(this);
        GrainFactory = new GrainFactory(Types, References, services);
        Calls = new CallRouter(this);
        Collector = new Collector(this, services.GetRequiredService<IOptions<GrainCollectionOptions>>());
    }

    public IServiceProvider Services { get; }

    public TurnDispatcher Dispatcher { get; }

    public TimeProvider Clock { get; }

    public TimeSpan ClientTimeout { get; }

    public TimeSpan SiloTimeout { get; }

    public RuntimeLog Log { get; }

    public CallFilters<IIncomingGrainCallFilter> IncomingFilters { get; }

    public CallFilters<IOutgoingGrainCallFilter> OutgoingFilters { get; }

    public GrainTypes Types { get; }

    public Catalog Catalog { get; }

    public GrainReferences References { get; }

    public GrainFactory GrainFactory { get; }

    public CallRouter Calls { get; }

    public Collector Collector { get; }

    /// <summary>Cancelled when the silo has stopped or given up waiting for its grains.</summary>
    public CancellationToken Stopped => _stopped.Token;

    /// <summary>Whether no grain may be activated any more.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>
    /// Deactivates all grains, the oldest first and so many at a time, until none is left or the token ends the
    /// patience. A grain that a deactivating one calls is activated again if need be, so it takes rounds.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var together = new ParallelOptions { MaxDegreeOfParallelism = DeactivatedTogether };
        while (!Catalog.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            var leaving = Catalog.InOrder(static _ => true);
            await Parallel.ForEachAsync(leaving, together, async (activation, _) =>
            {
                activation.Deactivate(
                    new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is shutting down."),
                    cancellationToken);
                await activation.Deactivated.WaitAsync(cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            });
        }

        HasStopped = true;
        await _stopped.CancelAsync();
        Calls.FailAll(static _ => true, static request => new SiloUnavailableException(
            $"The silo stopped before {request.Target.GrainId}.{request.Method.Name} had answered."));
    }

    public void Dispose()
    {
        HasStopped = true;
        Collector.Dispose();
        Calls.Dispose();
        _stopped.Dispose();
    }
}
