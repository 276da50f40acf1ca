namespace Erp.Catalog;

/// <summary>
/// What one unit of a product costs, from when on: prices of the past, the one of now and those that are scheduled. An
/// offline sale that comes in late is compared with the price of its own moment.
/// </summary>
/// <param name="First">Until the first change.</param>
/// <param name="Changes">By <see cref="PriceChange.From"/>, ascending, each from another instant.</param>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.PriceList")]
public sealed record PriceList([property: Id(0)] Money First, [property: Id(1)] ImmutableArray<PriceChange> Changes)
{
    /// <summary>Changes that are kept; the oldest beyond it become the first price.</summary>
    public const int MaxChanges = 200;

    /// <summary>Changes that may lie ahead.</summary>
    public const int MaxScheduled = 100;

    public static PriceList Of(Money price) => new(price, []);

    public Money At(DateTimeOffset instant)
    {
        for (var i = Changes.Length - 1; i >= 0; i--)
            if (Changes[i].From <= instant)
                return First with { Amount = Changes[i].Amount };
        return First;
    }

    /// <summary>The prices that begin after an instant.</summary>
    public IEnumerable<PriceChange> After(DateTimeOffset instant) => Changes.Where(change => change.From > instant);

    /// <summary>The prices that have begun by an instant.</summary>
    public IEnumerable<PriceChange> UpTo(DateTimeOffset instant) => Changes.Where(change => change.From <= instant);

    /// <summary>A price of the same instant is replaced.</summary>
    public PriceList With(PriceChange change)
    {
        var changes = Changes.RemoveAll(one => one.From == change.From).Add(change).Sort((a, b) => a.From.CompareTo(b.From));
        return changes.Length <= MaxChanges
            ? this with { Changes = changes }
            : new PriceList(First with { Amount = changes[0].Amount }, changes.RemoveAt(0));
    }

    public PriceList Without(DateTimeOffset from) => this with { Changes = Changes.RemoveAll(one => one.From == from) };
}
