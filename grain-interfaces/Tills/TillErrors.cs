using System.Globalization;

namespace Erp.Tills;

// The rules of the till, in the order in which they are asked: may the caller use this terminal, is the id free, is the number the
// next one of the terminal's series, is the input right (all that is wrong with it at once, products and tax codes included, which
// bring errors of their own), is it the total that the terminal shows, is enough paid; only then is stock asked, or the sale that is
// to be returned.

/// <summary>The caller's token is for other terminals.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.TerminalForbidden")]
public sealed record TerminalForbidden([property: Id(0)] string Terminal) : DomainError
{
    public override string Code => "TERMINAL_FORBIDDEN";
    public override string Message => $"This token may not sell at terminal {Terminal}.";
}

/// <summary>A receipt that is printed already, without <c>pos:sell_offline</c>.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.OfflineForbidden")]
public sealed record OfflineForbidden : DomainError
{
    public override string Code => "OFFLINE_FORBIDDEN";
    public override string Message => "Recording what was sold offline needs the permission pos:sell_offline.";
}

/// <summary>A receipt to be recorded under another number than the printed one, without <c>pos:recover</c>.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.RecoveryForbidden")]
public sealed record RecoveryForbidden : DomainError
{
    public override string Code => "RECOVERY_FORBIDDEN";
    public override string Message => "Recording a receipt under another number than the printed one needs the permission pos:recover.";
}

/// <summary>
/// The terminal's number was given under another enrolment than the one that holds: another device is the terminal now, or this one
/// was restored from a backup.
/// </summary>
/// <param name="Epoch">The enrolment that holds; 0 if the terminal was never enrolled.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.EnrolmentSuperseded")]
public sealed record EnrolmentSuperseded([property: Id(0)] long Epoch) : DomainError
{
    public override string Code => "ENROLMENT_SUPERSEDED";
    public override string Message => Epoch == 0
        ? "The terminal is not enrolled, so it cannot number receipts: enrol it first."
        : string.Create(CultureInfo.InvariantCulture, $"The terminal was enrolled anew, under epoch {Epoch}: enrol this device to go on.");
}

/// <summary>A receipt that comes before this one has not arrived.</summary>
/// <param name="Expected">The number that the till takes next.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.SequenceGap")]
public sealed record SequenceGap([property: Id(0)] long Expected) : DomainError
{
    public override string Code => "SEQUENCE_GAP";
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"Number {Expected} comes first: send it, and then this one again.");
    public override bool Retryable => true;
}

/// <summary>The number belongs to another receipt.</summary>
/// <param name="Sequence">The number that was given.</param>
/// <param name="Expected">The number that the till takes next.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.SequenceTaken")]
public sealed record SequenceTaken([property: Id(0)] long Sequence, [property: Id(1)] long Expected) : DomainError
{
    public override string Code => "SEQUENCE_TAKEN";
    public override string Message => string.Create(
        CultureInfo.InvariantCulture, $"Number {Sequence} is another receipt's; the next one is {Expected}.");
}

/// <summary>The terminal shows another total than the house comes to.</summary>
/// <param name="Expected">What the terminal expects.</param>
/// <param name="Actual">What is to be paid.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.TotalMismatch")]
public sealed record TotalMismatch([property: Id(0)] Money Expected, [property: Id(1)] Money Actual) : DomainError
{
    public override string Code => "TOTAL_MISMATCH";
    public override string Message => $"The total is {Actual}, not {Expected}.";
}

/// <summary>Another price than the catalogue's, without <c>pos:override_price</c>.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.PriceOverrideForbidden")]
public sealed record PriceOverrideForbidden(
    [property: Id(0)] decimal Given, [property: Id(1)] decimal Catalogue) : DomainError
{
    public override string Code => "PRICE_OVERRIDE_FORBIDDEN";
    public override string Message => string.Create(
        CultureInfo.InvariantCulture, $"The catalogue's price is {Catalogue}; selling at {Given} needs the permission pos:override_price.");
}

/// <summary>Another tax code than the product's, without <c>pos:override_tax</c>.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.TaxOverrideForbidden")]
public sealed record TaxOverrideForbidden(
    [property: Id(0)] string Given, [property: Id(1)] string Catalogue) : DomainError
{
    public override string Code => "TAX_OVERRIDE_FORBIDDEN";
    public override string Message => $"The product's tax code is {Catalogue}; taxing it as {Given} needs the permission pos:override_tax.";
}

/// <summary>A sale that takes goods back in exchange, without <c>pos:return</c>.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReturnForbidden")]
public sealed record ReturnForbidden : DomainError
{
    public override string Code => "RETURN_FORBIDDEN";
    public override string Message => "Taking goods back needs the permission pos:return.";
}

/// <summary>A time in the past, without <c>pos:backdate</c>.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.BackdatingForbidden")]
public sealed record BackdatingForbidden : DomainError
{
    public override string Code => "BACKDATING_FORBIDDEN";
    public override string Message => "Recording something that took place earlier needs the permission pos:backdate.";
}

/// <summary>A discount that is no discount: both or neither of percent and amount, negative, or more than the line is worth.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.DiscountInvalid")]
public sealed record DiscountInvalid([property: Id(0)] string Rule) : DomainError
{
    public override string Code => "DISCOUNT_INVALID";
    public override string Message => Rule;
}

/// <summary>Less was tendered than is due.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.Underpaid")]
public sealed record Underpaid([property: Id(0)] Money Due, [property: Id(1)] Money Tendered) : DomainError
{
    public override string Code => "UNDERPAID";
    public override string Message => $"{Due} is due, {Tendered} was tendered.";
}

/// <summary>More was tendered than is due, in money that gives no change.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.Overpaid")]
public sealed record Overpaid([property: Id(0)] Money Due, [property: Id(1)] Money TenderedWithoutCash) : DomainError
{
    public override string Code => "OVERPAID";
    public override string Message => $"{Due} is due and only cash gives change, but {TenderedWithoutCash} was tendered in other money.";
}

/// <summary>The terminal has made no such sale.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.SaleUnknown")]
public sealed record SaleUnknown([property: Id(0)] SaleId Sale) : DomainError
{
    public override string Code => "SALE_UNKNOWN";
    public override string Message => $"There is no sale {Sale}.";
}

/// <summary>The sale has no such line, or none that sold anything.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.SaleLineUnknown")]
public sealed record SaleLineUnknown([property: Id(0)] SaleId Sale, [property: Id(1)] int Line) : DomainError
{
    public override string Code => "SALE_LINE_UNKNOWN";
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"Sale {Sale} sold nothing on line {Line}.");
}

/// <summary>The sale has no such payment, or none that paid anything.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.PaymentUnknown")]
public sealed record PaymentUnknown([property: Id(0)] SaleId Sale, [property: Id(1)] int Payment) : DomainError
{
    public override string Code => "PAYMENT_UNKNOWN";
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"Sale {Sale} was not paid by a payment {Payment}.");
}

/// <summary>Nothing of the sale is left to return.</summary>
/// <param name="ReturnedBy">The return that took the last of it.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.AlreadyReturned")]
public sealed record AlreadyReturned([property: Id(0)] SaleId Sale, [property: Id(1)] SaleId ReturnedBy) : DomainError
{
    public override string Code => "ALREADY_RETURNED";
    public override string Message => $"Sale {Sale} has been returned already, by {ReturnedBy}.";
}

/// <summary>More comes back than was sold, or than is left of it.</summary>
/// <param name="Remaining">What may still be returned of the line.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReturnExceeded")]
public sealed record ReturnExceeded([property: Id(0)] decimal Quantity, [property: Id(1)] decimal Remaining) : DomainError
{
    public override string Code => "RETURN_EXCEEDED";
    public override string Message => string.Create(
        CultureInfo.InvariantCulture, $"{Quantity} cannot be returned: {Remaining} of this line may still be.");
}

/// <summary>More goes back to a payment than it paid, or than is left of it.</summary>
/// <param name="Remaining">What the payment may still give back.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.RefundExceeded")]
public sealed record RefundExceeded([property: Id(0)] Money Refund, [property: Id(1)] Money Remaining) : DomainError
{
    public override string Code => "REFUND_EXCEEDED";
    public override string Message => $"{Refund} cannot be refunded: {Remaining} of this payment may still be.";
}

/// <summary>Refunds were given that do not add up to what is to be paid back.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.RefundMismatch")]
public sealed record RefundMismatch([property: Id(0)] Money Due, [property: Id(1)] Money Refunds) : DomainError
{
    public override string Code => "REFUND_MISMATCH";
    public override string Message => $"{Due} is to be paid back, the refunds come to {Refunds}.";
}

/// <summary>Another return of the same sale is being decided: whether this one may be made is known in a moment.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReturnBusy")]
public sealed record ReturnBusy([property: Id(0)] SaleId Sale) : DomainError
{
    public override string Code => "RESERVATION_BUSY";
    public override string Message => $"Another return of sale {Sale} is under way: try again in a moment.";
    public override bool Retryable => true;
}
