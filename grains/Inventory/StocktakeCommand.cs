namespace Erp.Grains.Inventory;

/// <summary>
/// The id under which an item remembers that a stocktake was booked. It begins with a control character, which no
/// client's id has, so that nobody can take it beforehand.
/// </summary>
internal static class StocktakeCommand
{
    public static string IdOf(string stocktake) => $"\u001fstocktake/{stocktake}";
}
