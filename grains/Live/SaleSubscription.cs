using Erp.Tills;

namespace Erp.Grains.Live;

/// <summary>One subscriber to a company's sales, and the point that it has come to.</summary>
internal sealed class SaleSubscription(CompanyId company, LivePoint from)
{
    /// <summary>Sales that are taken out of memory at once.</summary>
    public const int Page = 64;

    public CompanyId Company => company;

    public LivePoint At { get; set; } = from;

    public LiveSignal Signal { get; } = new();

    /// <summary>There is nothing to tell up to here.</summary>
    public void Reach(Position position)
    {
        if (LivePoint.AllOf(position) > At) At = LivePoint.AllOf(position);
    }
}

/// <param name="Sales">In order.</param>
/// <param name="Behind">More has been sold than is kept in memory: the journal has it, up to <paramref name="UpTo"/>.</param>
internal readonly record struct SaleBatch(ImmutableArray<(LivePoint At, Receipt Sale)> Sales, bool Behind, Position UpTo);
