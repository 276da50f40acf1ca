namespace Erp.Inventory;

/// <summary>What an owner wants to happen when it reserves more than is available.</summary>
[GenerateSerializer, Alias("Erp.Inventory.ShortageRule")]
public enum ShortageRule
{
    /// <summary>It is refused, whatever the policy: the caller may not sell short.</summary>
    Refuse,

    /// <summary>
    /// The caller may sell short, so the item's <see cref="ShortagePolicy"/> decides, or else its warehouse's.
    /// </summary>
    AsPolicy,

    /// <summary>The goods have left already (an offline sale), so it is never refused.</summary>
    Record,
}
