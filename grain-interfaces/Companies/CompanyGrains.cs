namespace Erp.Companies;

public static class CompanyGrains
{
    public static ICompanyGrain Company(this IGrainFactory grains, CompanyId company) =>
        grains.GetGrain<ICompanyGrain>(company.ToString());
}
