namespace Erp.Grains.Journal;

/// <summary>
/// What a grain knows: an immutable record, folded from its events. Folding validates nothing, since history is fact, and
/// ignores no event of its family.
/// </summary>
public interface IState<TSelf> where TSelf : class, IState<TSelf>
{
    static abstract TSelf Empty { get; }

    /// <summary>
    /// Names the shape of a snapshot of this state, <c>inventory.stock_item.v1</c>. A snapshot of another schema is ignored and the
    /// state folded from its events, so whoever changes the shape changes this.
    /// </summary>
    static abstract string Schema { get; }

    TSelf Apply(IEvent @event);
}
