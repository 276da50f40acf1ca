namespace Erp.Api.Import;

/// <summary>One invoice of the file: the plain sale rows that carry its number, in the file's order.</summary>
/// <param name="OccurredAt">London's wall clock, to the minute; of two timestamps the first.</param>
/// <param name="Customer">Empty for an anonymous sale over the counter.</param>
internal sealed record RetailInvoice(
    string Number, DateTime OccurredAt, string Customer, string Country, List<RetailLine> Lines);
