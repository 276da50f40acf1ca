namespace Erp.Inventory;

/// <summary>What a sale of more than there is does to stock.</summary>
[GenerateSerializer, Alias("Erp.Inventory.ShortagePolicy")]
public enum ShortagePolicy
{
    /// <summary>The sale is refused: the default.</summary>
    Refuse,

    /// <summary>
    /// The goods are in the customer's hand already, so the books are wrong: stock goes below zero and is to be counted.
    /// </summary>
    Record,
}
