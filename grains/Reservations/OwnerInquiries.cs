using Erp.Grains.Security;
using Erp.Reservations;

namespace Erp.Grains.Reservations;

/// <summary>
/// Sends a holder's questions to the owners, one way; the answers come as <see cref="IReservationHolder.Resolve"/>.
/// </summary>
internal static class OwnerInquiries
{
    public static void AskOwners(
        this IGrainFactory grains, CompanyId company, IEnumerable<(string Owner, ReservationInquiry Inquiry)> inquiries)
    {
        using var asSystem = SystemIdentity.Begin(company);
        foreach (var (owner, inquiry) in inquiries)
            _ = grains.GetGrain<IReservationOwner>(GrainId.Parse(owner)).Inquire(inquiry);
    }
}
