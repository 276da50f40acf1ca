using Erp.Companies;
using Erp.Tax;

namespace Erp.Grains.Companies;

/// <summary>The rules of form of a company's settings.</summary>
public static class CompanyInput
{
    public const int MaxName = 200;
    private const string PercentRule = "A percentage from 0 to 100 with at most 4 decimals is expected.";

    public static ImmutableArray<DomainError> Errors(DefineCompany command, bool timeZoneKnown)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (FreeText.Check(command.Name, 1, MaxName, "name") is { } name) errors.Add(name);
        if (command.Currency.Length != 3 || !command.Currency.All(char.IsAsciiLetterUpper))
            errors.Add(new InvalidInput("An ISO 4217 code of three capital letters is expected.") { Field = "currency" });
        if (!timeZoneKnown)
            errors.Add(new InvalidInput("A time zone's IANA name is expected, such as Europe/London.") { Field = "timeZone" });
        return errors.DrainToImmutable();
    }

    /// <summary>What a warehouse, a terminal and a tax code have in common.</summary>
    /// <param name="code">Normalised.</param>
    public static ImmutableArray<DomainError> Errors(string code, string name)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (!ShortCode.IsValid(code))
            errors.Add(new InvalidInput("1 to 64 letters A-Z, digits, _ or - are expected.") { Field = "code" });
        if (FreeText.Check(name, 1, MaxName, "name") is { } error) errors.Add(error);
        return errors.DrainToImmutable();
    }

    public static ImmutableArray<DomainError> RateErrors(TaxKind kind, ImmutableArray<TaxRate> rates)
    {
        if (rates.IsDefaultOrEmpty) return [new InvalidInput("At least one rate is expected.") { Field = "rates" }];

        var errors = ImmutableArray.CreateBuilder<DomainError>();
        var days = new HashSet<DateOnly>();
        for (var i = 0; i < rates.Length; i++)
        {
            var (day, percent) = rates[i];
            if (percent is < 0 or > 100 || decimal.Round(percent, 4) != percent)
                errors.Add(new InvalidInput(PercentRule) { Field = $"rates.{i}.percent" });
            else if (percent != 0 && kind is not (TaxKind.Standard or TaxKind.Reduced))
                errors.Add(new InvalidInput($"A tax code of kind {kind} has the rate 0.") { Field = $"rates.{i}.percent" });
            if (!days.Add(day))
                errors.Add(new InvalidInput($"Another rate begins on {day:yyyy-MM-dd} too.") { Field = $"rates.{i}.validFrom" });
        }
        return errors.DrainToImmutable();
    }
}
