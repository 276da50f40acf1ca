using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost.Deterministic;

/// <summary>
/// Grains on one thread, one seeded scheduler and one simulated clock. The same seed gives the same run, in any
/// process; activations, turns and calls are the code that production runs.
/// </summary>
/// <remarks>
/// Services get the <see cref="TimeProvider"/> and the <see cref="SimulationScheduler"/> of the simulation by
/// injection. What bypasses them (real timers, input and output, Task.Run, ConfigureAwait(false)) is found out and
/// fails the run.
/// </remarks>
public sealed class DeterministicCluster : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly GrainRuntime _runtime;
    private readonly SimulatedNodes _nodes;
    private readonly SeededRandom _random;
    private readonly SimulationOptions _options;

    public DeterministicCluster(
        ulong seed, Action<IServiceCollection>? configureServices = null, SimulationOptions? options = null)
    {
        Seed = seed;
        _options = options ?? new SimulationOptions();
        _random = new SeededRandom(seed);
        Trace = new SimulationTrace(_options.KeepLog);
        Scheduler = new SimulationScheduler(_random, Trace);
        Clock = new SimulatedClock(_options.Start, (callback, state) =>
            Scheduler.Add(new("timer", null, static () => "due", () => callback(state))));
        _nodes = new SimulatedNodes(_random, Trace, _options.Nodes);
        var network = new SimulatedNetwork(Scheduler, _random, Faults, Trace, Clock);

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Scheduler);
        services.AddSingleton<TurnDispatcher>(new DeterministicDispatcher(Scheduler, network, _nodes, _random, Faults));
        services.AddSilo();
        configureServices?.Invoke(services);
        _services = services.BuildServiceProvider();
        _runtime = _services.GetRequiredService<GrainRuntime>();
        _nodes.Runtime = _runtime;
    }

    public ulong Seed { get; }

    public IServiceProvider Services => _services;

    public IGrainFactory GrainFactory => _runtime.GrainFactory;

    public SimulationScheduler Scheduler { get; }

    public SimulatedClock Clock { get; }

    public SimulationTrace Trace { get; }

    public Faults Faults { get; } = new();

    /// <summary>Raised right after a node has died, for what else would have died with it.</summary>
    public event Action<int>? NodeDied;

    /// <summary>
    /// Runs the given code and everything it sets off until its task has ended. When nothing else can happen the clock
    /// moves on to the next timer.
    /// </summary>
    /// <exception cref="TimeoutException">It did not end within <see cref="SimulationOptions.Patience"/>.</exception>
    public void Run(Func<IGrainFactory, Task> body) => Run(async grains =>
    {
        await body(grains);
        return true;
    });

    /// <inheritdoc cref="Run(Func{IGrainFactory, Task})"/>
    public T Run<T>(Func<IGrainFactory, Task<T>> body) => Driving(() =>
    {
        // An asynchronous lambda: the task of the body itself might complete its continuations on the thread pool.
        var task = Task.Factory.StartNew(
            async () => await body(GrainFactory),
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach,
            Scheduler).Unwrap();
        var limit = Clock.Elapsed + _options.Patience;
        while (!task.IsCompleted)
        {
            if (RunStep()) continue;
            if (Clock.NextDue() is not { } due || due > limit) throw Stuck();
            Clock.MoveTo(due);
        }

        return task.GetAwaiter().GetResult();
    });

    /// <summary>Runs steps until none is ready. The clock stands still.</summary>
    public void RunUntilIdle() => Driving(() =>
    {
        while (RunStep())
        {
        }

        return true;
    });

    /// <summary>Runs at most so many steps and says how many there were.</summary>
    public int RunSteps(int most) => Driving(() =>
    {
        var steps = 0;
        while (steps < most && RunStep()) steps++;
        return steps;
    });

    /// <summary>Moves the clock, running every timer at its time and everything it sets off before the next.</summary>
    public void AdvanceTime(TimeSpan time) => Driving(() =>
    {
        var end = Clock.Elapsed + time;
        while (true)
        {
            while (RunStep())
            {
            }

            if (Clock.NextDue() is not { } due || due > end) break;
            Clock.MoveTo(due);
        }

        Clock.MoveTo(end);
        return true;
    });

    /// <summary>Lets a node die between two steps; see <see cref="SimulationOptions.Nodes"/>.</summary>
    public void KillNode(int node)
    {
        _nodes.Kill(node);
        NodeDied?.Invoke(node);
    }

    /// <summary>Where an activation lives, for services that a node has one of: inject its <see cref="IGrainContext"/>.</summary>
    public static int NodeOf(IGrainContext activation) => ((Activation)activation).Node;

    /// <summary>Gives a grain that is active a second activation; calls reach either from then on.</summary>
    public void ActivateAgain(IAddressable grain) => _nodes.ActivateAgain((GrainReference)grain);

    public void Dispose()
    {
        Scheduler.Enter();
        _services.Dispose();
    }

    private bool RunStep()
    {
        if (_random.Chance(Faults.NodeDeaths)) KillNode(_random.Next(_nodes.Count));
        if (!Scheduler.RunOne()) return false;
        if (Trace.Steps > _options.MostSteps)
            throw new TimeoutException(
                $"Seed {Seed}: more than {_options.MostSteps} steps; the simulation goes in circles.");
        return true;
    }

    private T Driving<T>(Func<T> drive)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        Scheduler.Enter();
        try
        {
            return drive();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private TimeoutException Stuck()
    {
        Scheduler.ThrowIfViolated();
        var waiting = string.Join("; ", _runtime.Calls.DescribePending());
        return new TimeoutException(
            $"Seed {Seed}: nothing more can happen after {Trace.Steps} steps and {Clock.Elapsed}, "
            + $"and the code is not done. Calls under way: {(waiting.Length == 0 ? "none" : waiting)}.");
    }
}
