using System.Globalization;
using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Tax;
using Erp.Inventory;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// Checks what is asked of one sale as far as the sale's grain need not be asked, and adds what is wrong to the errors of the command.
/// </summary>
internal static class ReturnCheck
{
    /// <returns>What is wrong with the parts of an exchange.</returns>
    public static ImmutableArray<DomainError> Check(ImmutableArray<ReturnPart> parts, ReturnFacts[] facts, CompanyFacts company)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        for (var i = 0; i < parts.Length; i++) Check(facts[i], parts[i].Lines, parts[i].Refunds, company, ReturnClaim.PathOf(i), errors);
        return errors.DrainToImmutable();
    }

    /// <param name="path">Where the part stands in the command: empty, or <c>returns.0.</c> with its point.</param>
    public static void Check(
        ReturnFacts facts, ImmutableArray<ReturnedLine> lines, ImmutableArray<Refund> refunds, CompanyFacts company, string path,
        ICollection<DomainError> errors)
    {
        if (facts.Sale is null) errors.Add(new SaleUnknown(facts.Id) { Field = $"{path}sale" });
        for (var i = 0; i < lines.Length; i++)
            if (QuantityError(lines[i].Quantity, i < facts.Units.Length ? facts.Units[i] : null) is { } quantity)
                errors.Add(quantity with { Field = string.Create(CultureInfo.InvariantCulture, $"{path}lines.{i}.quantity") });
        for (var i = 0; i < refunds.Length; i++)
            if (AmountError(refunds[i].Amount, company) is { } amount)
                errors.Add(amount with { Field = string.Create(CultureInfo.InvariantCulture, $"{path}refunds.{i}.amount") });
    }

    private static QuantityInvalid? QuantityError(decimal quantity, Unit? unit) => quantity switch
    {
        <= 0 => new QuantityInvalid(quantity, "it must be above zero"),
        _ when unit is { } counted && !counted.Fits(quantity) =>
            new QuantityInvalid(quantity, string.Create(CultureInfo.InvariantCulture, $"{counted} has {counted.Decimals} decimals")),
        _ when !Quantity.IsExact(quantity) => new QuantityInvalid(quantity, "it has at most 6 decimals"),
        _ => null,
    };

    private static DomainError? AmountError(Money amount, CompanyFacts company)
    {
        if (amount.Currency != company.Currency) return new CurrencyMismatch(amount.Currency, company.Currency);
        return amount.Amount > 0 && PricingRules.Of(company).Fits(amount.Amount)
            ? null
            : new InvalidInput($"{amount} cannot be refunded: it must be above zero, in whole coins.");
    }
}
