using Erp.Reservations;
using Orleans;
using Orleans.Metadata;
using Orleans.Runtime;

namespace Erp.Grains.Tests.Simulation;

/// <summary>An owner of reservations that says what a test tells it to say.</summary>
public interface IScriptedOwner : IReservationOwner
{
    /// <summary>What it answers from now on when it is asked; nothing before that.</summary>
    Task Answer(ReservationFate fate);

    /// <summary>How often it was asked about a cause.</summary>
    Task<int> TimesAsked(string cause);
}

[GrainType("scriptedowner")]
public sealed class ScriptedOwner : Grain, IScriptedOwner
{
    private readonly List<ReservationId> _asked = [];
    private ReservationFate? _fate;

    public Task Answer(ReservationFate fate)
    {
        _fate = fate;
        return Task.CompletedTask;
    }

    public Task<int> TimesAsked(string cause) => Task.FromResult(_asked.Count(one => one.Cause == cause));

    public Task Inquire(ReservationInquiry inquiry)
    {
        _asked.AddRange(inquiry.Reservations);
        return _fate is not { } fate
            ? Task.CompletedTask
            : GrainFactory.GetGrain<IReservationHolder>(GrainId.Parse(inquiry.Holder)).Resolve(new ReservationResolution(
                this.GetGrainId().ToString(), 0, [.. inquiry.Reservations.Select(one => new ResolvedReservation(one.Cause, one.Attempt, fate))]));
    }
}
