namespace Erp.Grains.Inventory;

/// <summary>What changed a stock item.</summary>
public enum StockChangeKind
{
    /// <summary>Goods arrived.</summary>
    Receipt,

    /// <summary>What is on hand was corrected.</summary>
    Adjustment,

    /// <summary>A stocktake was booked.</summary>
    Count,

    /// <summary>Goods left with a sale.</summary>
    Sale,

    /// <summary>Goods came back.</summary>
    Return,

    /// <summary>Goods left for another warehouse, or came from one.</summary>
    Transfer,

    /// <summary>Goods were set aside, for a sale under way or for a client.</summary>
    Reservation,

    /// <summary>What was set aside is free again.</summary>
    Release,

    /// <summary>How the item is kept was changed, and no quantity.</summary>
    Policy,
}
