namespace Orleans.Runtime;

/// <summary>A timer's tick on its way through the inbox: a one-way call of the grain by itself.</summary>
internal sealed class TimerTick : Request<Nothing>
{
    private static readonly GrainMethod s_method = new(
        typeof(GrainTimer), typeof(GrainTimer).GetMethod(nameof(GrainTimer.Tick))!);

    private readonly GrainTimer _timer;

    public TimerTick(GrainTimer timer, Activation activation)
    {
        _timer = timer;
        Method = s_method;
        Target = activation.GrainReference;
        Source = activation;
    }

    public override bool IsOneWay => true;

    public override bool IsAlwaysInterleave => _timer.Interleaves;

    public override bool CountsAsUse => _timer.CountsAsUse;

    public override bool IsInternal => true;

    public override object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public override void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    public override async ValueTask<Nothing> Call(object grain)
    {
        await _timer.Tick();
        return default;
    }
}
