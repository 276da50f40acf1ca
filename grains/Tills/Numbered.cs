using System.Globalization;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>What a receipt says of how it was numbered, and of what was printed before it was recorded.</summary>
internal static class Numbered
{
    public static SaleCompleted Stamp(TillState state, CompleteSale command, ImmutableArray<RecordedException> exceptions, SaleCompleted sale)
    {
        if (command.Sequence is not { } printed) return sale;
        if (!command.Offline) return sale with { Epoch = command.Epoch };
        if (sale.Number != printed)
            exceptions = exceptions.Add(new RecordedException(
                command.Epoch == state.Epoch ? SaleExceptionCode.NumberTaken : SaleExceptionCode.EnrolmentSuperseded,
                Expected: Text(sale.Number), Actual: Text(printed)));
        var deviation = command.ExpectedTotal!.Value - sale.Total;
        if (deviation != 0)
            exceptions = exceptions.Add(new RecordedException(
                SaleExceptionCode.TotalDiffers, Expected: Text(sale.Total), Actual: Text(command.ExpectedTotal.Value)));
        return sale with
        {
            Epoch = command.Epoch,
            Offline = true,
            PrintedNumber = sale.Number == printed ? null : printed,
            Deviation = deviation,
            Exceptions = exceptions.IsEmpty ? default : exceptions,
        };
    }

    public static SaleReturned Stamp(ReturnSale command, SaleReturned back) =>
        command.Sequence is null ? back : back with { Epoch = command.Epoch };

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
