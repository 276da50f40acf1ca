using Erp.Grains.Tax;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Whether something may be taken off a line or a whole sale.</summary>
internal static class DiscountCheck
{
    private const int MaxReason = 200;

    /// <summary>Null when it may, or when there is no discount; else what is wrong, with the field beside which the discount stands.</summary>
    /// <param name="worth">What it is taken off.</param>
    public static DomainError? Check(Discount? discount, decimal worth, string currency, in PricingRules rules) =>
        discount is null ? null : Amount(discount, worth, currency, rules) ?? FreeText.CheckOptional(discount.Reason, MaxReason, "discountReason");

    private static DomainError? Amount(Discount discount, decimal worth, string currency, in PricingRules rules)
    {
        DomainError? wrong = discount switch
        {
            { Percent: { } percent, Amount: null } => percent is >= 0 and <= 100 && decimal.Round(percent, 4) == percent
                ? null
                : new DiscountInvalid("A discount in percent lies between 0 and 100 and has at most four decimals."),
            { Percent: null, Amount: { } amount } when amount.Currency != currency => new CurrencyMismatch(amount.Currency, currency),
            { Percent: null, Amount: { Amount: var off } } => off >= 0 && off <= worth && rules.Fits(off)
                ? null
                : new DiscountInvalid("An amount off lies between zero and what it is taken off, in whole coins."),
            _ => new DiscountInvalid("A discount is a percentage or an amount: give exactly one of them."),
        };
        return wrong is null ? null : wrong with { Field = "discount" };
    }
}
