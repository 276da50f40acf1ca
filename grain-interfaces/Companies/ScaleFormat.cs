namespace Erp.Companies;

/// <summary>
/// How a scale or a wrapping machine of the company writes the GTIN-13 codes that it prints itself (GS1 General
/// Specifications, restricted circulation numbers): prefix, item reference, value, check digit.
/// </summary>
/// <param name="Prefix">The first two digits, <c>20</c> to <c>29</c>; one format each.</param>
/// <param name="ItemDigits">How many digits after the prefix name the product.</param>
/// <param name="ValueDigits">How many digits after those carry the value; together they are ten.</param>
/// <param name="Decimals">How many of the value's digits stand behind the point: 01234 with 3 is 1.234.</param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.ScaleFormat")]
public sealed record ScaleFormat(
    [property: Id(0)] string Prefix,
    [property: Id(1)] int ItemDigits,
    [property: Id(2)] ScaleValue Value,
    [property: Id(3)] int ValueDigits,
    [property: Id(4)] int Decimals)
{
    /// <summary>Between the prefix and the check digit.</summary>
    public const int Digits = 10;
}

/// <summary>What the digits of a scale's code say.</summary>
[GenerateSerializer, Alias("Erp.Companies.ScaleValue")]
public enum ScaleValue
{
    /// <summary>The quantity, in the product's unit.</summary>
    Weight,

    /// <summary>What the line costs, as the label says it.</summary>
    Price,
}
