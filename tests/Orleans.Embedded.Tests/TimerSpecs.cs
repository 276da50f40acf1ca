using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

public interface ITimedGrain : IGrainWithStringKey
{
    /// <summary>Starts a timer that raises "tick 1", "tick 2" and so on.</summary>
    Task Start(TimeSpan due, TimeSpan period);

    Task StartFailing();

    Task StartOnce();

    Task StartWaiting(bool interleave);

    Task Stop();

    Task Postpone();

    Task Ping();

    Task HoldTurnUntilTicks();

    Task Leave();
}

public sealed class TimedGrain : Grain, ITimedGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    private Signals Signals => Signals.Of(this.GetPrimaryKeyString());

    public Task Start(TimeSpan due, TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(Tick, due, period);
        return Task.CompletedTask;
    }

    public Task StartFailing()
    {
        _timer = this.RegisterGrainTimer<string>(
            async (text, _) =>
            {
                await Tick();
                throw new InvalidOperationException(text);
            },
            "ticks fail",
            new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(1)));
        return Task.CompletedTask;
    }

    public Task StartOnce()
    {
        _timer = this.RegisterGrainTimer(Tick, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task StartWaiting(bool interleave)
    {
        _timer = this.RegisterGrainTimer(
            async token =>
            {
                Signals.Raise("tick started");
                using var cancelled = token.Register(() => Signals.Raise("tick cancelled"));
                await Signals.Raised("tick may end");
            },
            new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Postpone()
    {
        _timer!.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task Ping() => Task.CompletedTask;

    public async Task HoldTurnUntilTicks()
    {
        var before = _ticks;
        _timer = this.RegisterGrainTimer(
            Tick,
            new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
        await Signals.Raised($"tick {before + 1}");
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Raise("left");
        return Task.CompletedTask;
    }

    private Task Tick()
    {
        _ticks++;
        Signals.Raise($"tick {_ticks}");
        return Task.CompletedTask;
    }
}

public sealed class TimerSpecs(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task A_timer_ticks_after_its_due_time_and_again_after_each_period()
    {
        await Grain("periodic").Start(s_short, s_short);

        await Signals.Of("periodic").Raised("tick 3");
    }

    [Fact]
    public async Task A_timer_without_a_period_ticks_once_and_again_when_changed()
    {
        var grain = Grain("once");

        await grain.StartOnce();
        await Signals.Of("once").Raised("tick 1");
        await grain.Postpone();

        await Signals.Of("once").Raised("tick 2");
    }

    [Fact]
    public async Task A_failing_tick_does_not_stop_the_timer()
    {
        await Grain("failing timer").StartFailing();

        await Signals.Of("failing timer").Raised("tick 3");
    }

    [Fact]
    public async Task A_tick_is_a_request_that_others_wait_for()
    {
        var signals = Signals.Of("tick as request");
        var grain = Grain("tick as request");

        await grain.StartWaiting(interleave: false);
        await signals.Raised("tick started");
        var ping = grain.Ping();
        var pong = Grain("not the ticking one").Ping();
        await pong;
        Assert.False(ping.IsCompleted);

        signals.Raise("tick may end");
        await ping;
    }

    [Fact]
    public async Task An_interleaving_timer_ticks_while_a_request_runs_and_lets_requests_in()
    {
        var grain = Grain("interleaving timer");

        await grain.HoldTurnUntilTicks();
        await grain.StartWaiting(interleave: true);
        await Signals.Of("interleaving timer").Raised("tick started");
        await grain.Ping();

        Signals.Of("interleaving timer").Raise("tick may end");
    }

    [Fact]
    public async Task Disposing_a_timer_cancels_the_token_of_its_tick()
    {
        var signals = Signals.Of("disposed timer");
        var grain = Grain("disposed timer");

        await grain.StartWaiting(interleave: true);
        await signals.Raised("tick started");
        await grain.Stop();

        await signals.Raised("tick cancelled");
        signals.Raise("tick may end");
    }

    [Fact]
    public async Task Deactivation_lets_a_tick_come_to_its_end_and_stops_the_timer()
    {
        var signals = Signals.Of("left behind");
        var grain = Grain("left behind");

        await grain.StartWaiting(interleave: true);
        await signals.Raised("tick started");
        await grain.Leave();
        Assert.False(signals.IsRaised("left"));
        Assert.False(signals.IsRaised("tick cancelled"));

        signals.Raise("tick may end");
        await signals.Raised("left");
    }

    private ITimedGrain Grain(string key) => cluster.Grains.GetGrain<ITimedGrain>(key);
}
