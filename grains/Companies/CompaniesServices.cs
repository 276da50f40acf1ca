using Erp.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Grains.Companies;

public static class CompaniesServices
{
    public static IServiceCollection AddCompanies(this IServiceCollection services) =>
        services.AddSingleton(new EventFamily(typeof(CompanyEvent), CompanyJson.Default));
}
