using Erp.Tax;

namespace Erp.Api;

/// <summary>
/// One way to write a number, wherever it comes from: a till, the journal and a table keep the same amount with
/// different numbers of zeros at its end.
/// </summary>
internal static class Notation
{
    /// <summary>Dividing by a one of full scale drops the zeros at the end; the value stays as it is.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>With the currency's decimals, or more where the amount has more.</summary>
    public static Money Amount(decimal amount, string currency) =>
        new(amount / One + new decimal(0, 0, 0, isNegative: false, (byte)CurrencyDecimals.Of(currency)), currency);

    public static Money Amount(Money money) => Amount(money.Amount, money.Currency);

    /// <summary>Without zeros at the end: quantities, percentages.</summary>
    public static decimal Number(decimal value) => value / One;
}
