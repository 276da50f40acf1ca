namespace Erp.Companies;

/// <param name="ValidFrom">First day of the rate; it ends the day before the next one begins.</param>
/// <param name="Percent">0 to 100, at most four decimals: 17.5 for 17.5 %.</param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.TaxRate")]
public sealed record TaxRate([property: Id(0)] DateOnly ValidFrom, [property: Id(1)] decimal Percent);
