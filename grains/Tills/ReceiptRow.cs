using Erp.Grains.Projections;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>A receipt on its way into the tables: the event that recorded it, and what it does not say itself.</summary>
internal sealed class ReceiptRow(in ProjectedEvent projected, ReceiptRecorded receipt)
{
    public int Company { get; } = projected.Company;

    public SaleId Id { get; } = new(TerminalOf(projected.Stream.Name), receipt.Id);

    public string SaleId => _id ??= Id.ToString();

    public ReceiptRecorded Receipt => receipt;

    public string? Original => (receipt as SaleReturned)?.Original;

    public string? Reason => (receipt as SaleReturned)?.Reason;

    public string Kind => receipt switch
    {
        SaleReturned { Void: true } => "VOID",
        SaleReturned => "RETURN",
        _ => "SALE",
    };

    public DateTimeOffset RecordedAt { get; } = projected.Recorded.RecordedAt;

    public long Position { get; } = projected.Position.Value;

    private string? _id;

    public decimal Discount()
    {
        var sum = 0m;
        foreach (var line in receipt.Lines) sum += line.Discount;
        return sum;
    }

    internal static string TerminalOf(string stream) =>
        TillKey.TryParse(stream[(TillKey.GrainType.Length + 1)..], out var till)
            ? till.Terminal
            : throw new FormatException($"{stream} is not the stream of a till.");
}

internal sealed record ReceiptLineRow(ReceiptRow Receipt, RecordedLine Item, int Line)
{
    /// <summary>On the receipt of an exchange, some lines are returns.</summary>
    public string Kind => Item.Original is null ? Receipt.Kind : "RETURN";

    public string? Original => Item.Original ?? Receipt.Original;

    /// <summary>A return of before returns in part brought back every line, in order.</summary>
    public int? OriginalLine => Original is null ? null : Item.OriginalLine ?? Line;
}

internal sealed record ReceiptPaymentRow(ReceiptRow Receipt, RecordedPayment Payment, int Line)
{
    public string? Original => Payment.Original ?? Receipt.Original;

    public int? OriginalPayment => Original is null ? null : Payment.OriginalPayment ?? Line;
}

internal sealed record ReceiptTaxRow(ReceiptRow Receipt, RecordedTax Tax);

internal sealed record ReceiptExceptionRow(ReceiptRow Receipt, RecordedException Exception, int Ordinal);

internal sealed record ReceiptTaxComponentRow(ReceiptRow Receipt, RecordedTax Rate, RecordedTaxComponent Component);
