using Erp.Reservations;
using Orleans;
using Orleans.Concurrency;
using Orleans.Metadata;
using Orleans.Runtime;

namespace Erp.Grains.Tests.Reservations;

/// <summary>An owner of reservations that says what a test tells it to say.</summary>
public interface IScriptedOwner : IReservationOwner
{
    /// <summary>What it answers from now on when it is asked; nothing before that.</summary>
    Task Answer(ReservationFate fate);

    /// <summary>How often it was asked about a cause.</summary>
    Task<int> TimesAsked(string cause);

    /// <summary>Completes once it has been asked about a cause, and has said what it says.</summary>
    Task WhenAsked(string cause);
}

[GrainType("scriptedowner"), Reentrant]
public sealed class ScriptedOwner : Grain, IScriptedOwner
{
    private readonly List<ReservationId> _asked = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReservationFate? _fate;

    public Task Answer(ReservationFate fate)
    {
        _fate = fate;
        return Task.CompletedTask;
    }

    public Task<int> TimesAsked(string cause) => Task.FromResult(_asked.Count(one => one.Cause == cause));

    public async Task WhenAsked(string cause)
    {
        while (_asked.All(one => one.Cause != cause)) await _more.Task;
    }

    public async Task Inquire(ReservationInquiry inquiry)
    {
        if (_fate is { } fate)
            await GrainFactory.GetGrain<IReservationHolder>(GrainId.Parse(inquiry.Holder)).Resolve(new ReservationResolution(
                this.GetGrainId().ToString(), 0, [.. inquiry.Reservations.Select(one => new ResolvedReservation(one.Cause, one.Attempt, fate))]));
        _asked.AddRange(inquiry.Reservations);
        _more.SetResult();
        _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
