using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded.Tests;

public interface IStepGrain : IGrainWithStringKey
{
    /// <summary>Notes its start, raises "started", waits for its gate, notes its end.</summary>
    Task Step(string name);

    [AlwaysInterleave]
    Task StepInterleaved(string name);

    [ReadOnly]
    Task StepReadOnly(string name);

    /// <summary>Does nothing: once it has returned, the grain has had its chance to start others.</summary>
    [AlwaysInterleave]
    Task LookIn();

    Task<int> CountWithoutAwait(int times);

    Task<TaskSchedulerNames> Schedulers();
}

[GenerateSerializer]
public sealed record TaskSchedulerNames(
    [property: Id(0)] int Before, [property: Id(1)] int AfterAwait, [property: Id(2)] int InStartedTask);

public class StepGrain : Grain, IStepGrain
{
    private int _count;

    private Signals Signals => Signals.Of(this.GetPrimaryKeyString());

    public async Task Step(string name)
    {
        Signals.Note($"{name} starts");
        Signals.Raise($"{name} started");
        await Signals.Raised($"{name} may go on");
        Signals.Note($"{name} ends");
    }

    public Task StepInterleaved(string name) => Step(name);

    public Task StepReadOnly(string name) => Step(name);

    public Task LookIn() => Task.CompletedTask;

    public async Task<int> CountWithoutAwait(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var before = _count;
            await Task.Yield();
            _count = before + 1;
        }

        return _count;
    }

    public async Task<TaskSchedulerNames> Schedulers()
    {
        var before = TaskScheduler.Current.Id;
        await Task.Yield();
        var after = TaskScheduler.Current.Id;
        var started = await Task.Factory.StartNew(() => TaskScheduler.Current.Id);
        return new(before, after, started);
    }
}

[Reentrant]
public class ReentrantStepGrain : StepGrain, IReentrantStepGrain
{
    private bool _inTurn;

    public async Task<int> OverlapsSeen(int awaits)
    {
        var overlaps = 0;
        for (var i = 0; i < awaits; i++)
        {
            if (_inTurn) overlaps++;
            _inTurn = true;
            Thread.SpinWait(200);
            _inTurn = false;
            await Task.Yield();
        }

        return overlaps;
    }
}

public interface IReentrantStepGrain : IStepGrain
{
    Task<int> OverlapsSeen(int awaits);
}

public interface IChoosyGrain : IStepGrain;

[MayInterleave(nameof(IsWelcome))]
public sealed class ChoosyGrain : StepGrain, IChoosyGrain
{
    public static bool IsWelcome(IInvokable request) => request.GetArgument(0) is "welcome";
}
