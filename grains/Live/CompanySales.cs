using Erp.Tills;

namespace Erp.Grains.Live;

/// <summary>The last sales of a company that somebody follows, and who does.</summary>
internal sealed class CompanySales(int capacity, Position from)
{
    public RecentChanges<Receipt> Recent { get; } = new(capacity, LivePoint.AllOf(from));

    public HashSet<SaleSubscription> Subscribers { get; } = [];
}
