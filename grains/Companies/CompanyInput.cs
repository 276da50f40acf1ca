using Erp.Companies;
using Erp.Tax;

namespace Erp.Grains.Companies;

/// <summary>The rules of form of a company's settings.</summary>
public static class CompanyInput
{
    public const int MaxName = 200;
    private const int MaxComponents = 8;
    private const int MaxComponentName = 40;
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

    public static ImmutableArray<DomainError> Errors(UpdateCompany command, int decimals)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (command.Name is { } given && FreeText.Check(given, 1, MaxName, "name") is { } name) errors.Add(name);
        if (command.TaxRounding is { } rounding && !Enum.IsDefined(rounding))
            errors.Add(new InvalidInput("There is no such rounding of tax.") { Field = "taxRounding" });
        if (command.CashRounding is { } step && (step is < 0 or > 100 || decimal.Round(step, decimals) != step))
            errors.Add(new InvalidInput("Cash is rounded to steps from 0 to 100 in whole coins.") { Field = "cashRounding" });
        return errors.DrainToImmutable();
    }

    public static ImmutableArray<DomainError> Errors(ScaleFormat format)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (format.Prefix is not ['2', >= '0' and <= '9'])
            errors.Add(new InvalidInput("A code of the company's own begins with 20 to 29.") { Field = "prefix" });
        if (format.ItemDigits < 1)
            errors.Add(new InvalidInput("At least one digit names the product.") { Field = "itemDigits" });
        if (format.ValueDigits < 1 || format.ItemDigits + format.ValueDigits != ScaleFormat.Digits)
            errors.Add(new InvalidInput("Item and value are ten digits together, the value at least one.") { Field = "valueDigits" });
        if (!Enum.IsDefined(format.Value))
            errors.Add(new InvalidInput("A value is a weight or a price.") { Field = "value" });
        if (format.Decimals < 0 || format.Decimals > format.ValueDigits)
            errors.Add(new InvalidInput("A value has no more decimals than digits.") { Field = "decimals" });
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
            if (!IsPercent(percent))
                errors.Add(new InvalidInput(PercentRule) { Field = $"rates.{i}.percent" });
            else if (percent != 0 && kind is not (TaxKind.Standard or TaxKind.Reduced))
                errors.Add(new InvalidInput($"A tax code of kind {kind} has the rate 0.") { Field = $"rates.{i}.percent" });
            if (!days.Add(day))
                errors.Add(new InvalidInput($"Another rate begins on {day:yyyy-MM-dd} too.") { Field = $"rates.{i}.validFrom" });
            if (ComponentError(rates[i]) is { } component) errors.Add(component with { Field = $"rates.{i}.components" });
        }
        return errors.DrainToImmutable();
    }

    private static DomainError? ComponentError(TaxRate rate)
    {
        if (rate.Components.IsEmpty) return null;
        if (rate.Components.Length > MaxComponents) return new InvalidInput($"A rate has at most {MaxComponents} components.");
        if (rate.Components.Select(part => part.Name).Distinct(StringComparer.Ordinal).Count() < rate.Components.Length)
            return new InvalidInput("Each component of a rate has a name of its own.");
        foreach (var part in rate.Components)
        {
            if (FreeText.Check(part.Name, 1, MaxComponentName, "") is { } name) return name;
            if (!IsPercent(part.Percent)) return new InvalidInput(PercentRule);
        }
        return rate.Components.Sum(part => part.Percent) == rate.Percent
            ? null
            : new InvalidInput("The components of a rate add up to it.");
    }

    private static bool IsPercent(decimal percent) => percent is >= 0 and <= 100 && decimal.Round(percent, 4) == percent;
}
