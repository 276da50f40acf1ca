namespace Erp.Stocktakes;

/// <summary>
/// One count of a warehouse, or of some products in it, while sales go on. Key: <see cref="StocktakeKey"/>. What is found is
/// compared with what the books had on hand at one frozen instant, the moment the stocktake began; posting applies the
/// difference to what is on hand by then. So what was sold between is neither lost nor counted twice.
/// </summary>
/// <remarks>
/// Commands are idempotent: by their ids where they have one, else by what they mean. A refusal records nothing. What is not
/// counted stays as it is in the books.
/// </remarks>
public interface IStocktakeGrain : IGrainWithStringKey
{
    /// <summary>
    /// Begins the count: now is the instant that all counts are compared with. Sent again with the same input it gives the
    /// first answer again, with other input it is refused (<c>ID_REUSED</c>).
    /// </summary>
    [Requires(Permission.InventoryCount)]
    Task<Outcome<Stocktake>> Begin(BeginStocktake command);

    /// <summary>
    /// Notes what was found. A product that is counted again replaces its count, until the stocktake is posted. Refused with
    /// <c>NOT_IN_STOCKTAKE</c> for a product that is not to be counted, <c>STOCKTAKE_OVER</c> once posting has begun.
    /// </summary>
    [Requires(Permission.InventoryCount)]
    Task<Outcome<CountsRecorded>> Record(RecordCounts command);

    /// <summary>
    /// Corrects the stock of everything that was counted. It may be sent again at any time, also after a crash in the middle:
    /// it goes on where it stopped, and no item is corrected twice. Refused with <c>STOCKTAKE_EMPTY</c> before anything is
    /// counted, <c>STOCKTAKE_OVER</c> when it was cancelled.
    /// </summary>
    /// <exception cref="UnavailableException">Not everything is posted yet: send it again.</exception>
    [Requires(Permission.InventoryCount)]
    Task<Outcome<Stocktake>> Post();

    /// <summary>Gives the count up; stock stays as it is. Refused with <c>STOCKTAKE_OVER</c> once posting has begun.</summary>
    [Requires(Permission.InventoryCount)]
    Task<Outcome<Stocktake>> Cancel(CancelStocktake command);

    /// <summary>The stocktake as it stands, without its lines; null if none was begun under its key.</summary>
    [Requires(Permission.InventoryRead), ReadOnly]
    Task<Stocktake?> Get();
}
