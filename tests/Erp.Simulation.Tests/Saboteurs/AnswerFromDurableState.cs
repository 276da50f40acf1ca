using Erp.Grains.Journal;
using Erp.Grains.Security;
using Erp.Grains.Tills;
using Erp.Reservations;
using Erp.Tills;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>
/// A till that answers holders from what is durable: a sale that is being decided is not there yet, so its goods are given up, and the
/// decision that follows takes what others may have by then.
/// </summary>
internal sealed class AnswerFromDurableState() : CallSaboteur(typeof(ITillGrain), nameof(ITillGrain.Inquire))
{
    protected override async Task Handle(IIncomingGrainCallContext context)
    {
        var (till, services) = (context.TargetContext.GrainId, context.TargetContext.ActivationServices);
        var (journal, grains) = (services.GetRequiredService<IJournal>(), services.GetRequiredService<IGrainFactory>());
        var inquiry = Argument<ReservationInquiry>(context);
        var fates = ImmutableArray.CreateBuilder<ResolvedReservation>();
        foreach (var id in inquiry.Reservations) fates.Add(await FateOf(journal, GrainStream.Of(till), id));
        using var system = SystemIdentity.Begin(GrainStream.CompanyOf(till.ToString()));
        await grains.GetGrain<IReservationHolder>(GrainId.Parse(inquiry.Holder))
            .Resolve(new ReservationResolution(till.ToString(), 0, fates.DrainToImmutable()));
    }

    private static async Task<ResolvedReservation> FateOf(IJournal journal, StreamKey till, ReservationId id)
    {
        var fate = ReservationFate.Void;
        if (await journal.FindCommandAsync(till, id.Cause, CancellationToken.None) is { } known)
            await foreach (var recorded in journal.ReadStreamAsync(till, known.Version - 1, CancellationToken.None))
            {
                if (recorded.Event is ReceiptRecorded receipt && receipt.Attempt == id.Attempt) fate = ReservationFate.Settled;
                break;
            }
        return new ResolvedReservation(id.Cause, id.Attempt, fate);
    }
}
