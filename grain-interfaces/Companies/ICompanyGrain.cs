namespace Erp.Companies;

/// <summary>
/// A company's settings. Key: the company. Every command is idempotent: defining what is defined already changes
/// nothing, and defining it differently replaces it.
/// </summary>
public interface ICompanyGrain : IGrainWithStringKey
{
    /// <summary>
    /// Sets the company up, or changes these settings of it. The currency is fixed by the first definition: books cannot change it.
    /// </summary>
    [Requires(Permission.SettingsUpdate)]
    Task<Outcome<CompanyFacts>> Define(DefineCompany command);

    /// <summary>
    /// Refused with <c>COMPANY_UNKNOWN</c> before the company is set up, as are the commands below.
    /// </summary>
    [Requires(Permission.SettingsUpdate)]
    Task<Outcome<CompanyFacts>> Update(UpdateCompany command);

    [Requires(Permission.SettingsUpdate)]
    Task<Outcome<CompanyFacts>> DefineWarehouse(DefineWarehouse command);

    /// <summary>Refused with <c>WAREHOUSE_UNKNOWN</c> when the terminal's warehouse is not defined.</summary>
    [Requires(Permission.SettingsUpdate)]
    Task<Outcome<CompanyFacts>> DefineTerminal(DefineTerminal command);

    [Requires(Permission.SettingsUpdate)]
    Task<Outcome<CompanyFacts>> DefineTaxCode(DefineTaxCode command);

    [Requires(Permission.SettingsUpdate)]
    Task<Outcome<CompanyFacts>> DefineScaleFormat(DefineScaleFormat command);

    /// <summary>
    /// The settings as they are now; null before the company is set up. Cheap: the same instance until something
    /// changes.
    /// </summary>
    [Requires(Permission.SettingsRead), ReadOnly]
    Task<CompanyFacts?> GetFacts();
}
