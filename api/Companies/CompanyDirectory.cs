using System.Collections.Concurrent;
using Erp.Companies;

namespace Erp.Api.Companies;

/// <summary>What the API itself needs to know of companies.</summary>
public sealed class CompanyDirectory(IGrainFactory grains)
{
    /// <summary>A company's currency is fixed by its first definition, so it is asked for once.</summary>
    private readonly ConcurrentDictionary<CompanyId, string> _currencies = [];

    /// <summary>Null before the company is set up.</summary>
    public Task<CompanyFacts?> FactsAsync(CompanyId company) =>
        SystemIdentity.Ask(company, () => grains.Company(company).GetFacts());

    /// <summary>Null before the company is set up.</summary>
    public ValueTask<string?> CurrencyAsync(CompanyId company) =>
        _currencies.TryGetValue(company, out var currency) ? new(currency) : new(LearnCurrencyAsync(company));

    private async Task<string?> LearnCurrencyAsync(CompanyId company)
    {
        if (await FactsAsync(company) is not { } facts) return null;
        return _currencies.GetOrAdd(company, facts.Currency);
    }
}
