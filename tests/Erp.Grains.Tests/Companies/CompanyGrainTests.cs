using Erp.Companies;
using Erp.Tax;
using Erp.TestKit.Cluster;
using static Erp.Grains.Tests.Catalog.CatalogHouse;

namespace Erp.Grains.Tests.Companies;

public class CompanyGrainTests
{
    [Fact]
    public async Task Settings_stay_the_same_until_they_change_and_survive_a_crash()
    {
        await using var cluster = await GrainCluster.StartAsync();
        var company = cluster.Grains.Company(Company);
        Assert.Null(await company.GetFacts());

        Accepted(await company.Define(new DefineCompany("Demo", "GBP", "Europe/London")));
        Accepted(await company.DefineWarehouse(new DefineWarehouse("main", "Shop floor")));
        var facts = Accepted(await company.DefineTerminal(new DefineTerminal("t0", "Till 0", "Main")));
        Assert.Equivalent(facts, Accepted(await company.DefineWarehouse(new DefineWarehouse("MAIN", "Shop floor"))), strict: true);
        Assert.Equivalent(facts, await company.GetFacts(), strict: true);

        await using var after = await cluster.RestartAfterCrashAsync();
        var again = await after.Grains.Company(Company).GetFacts();
        Assert.Equal(new Terminal("T0", "Till 0", "MAIN"), again?.FindTerminal("t0"));
    }

    [Fact]
    public async Task A_time_zone_that_does_not_exist_is_refused()
    {
        await using var cluster = await GrainCluster.StartAsync();

        var refused = await cluster.Grains.Company(Company).Define(new DefineCompany("Demo", "GBP", "Middle/Earth"));

        Assert.Equal("timeZone", Assert.Single(refused.Errors).Field);
    }

    [Fact]
    public async Task Companies_know_nothing_of_each_other()
    {
        await using var cluster = await GrainCluster.StartAsync();
        Accepted(await cluster.Grains.Company(Company).Define(new DefineCompany("Demo", "GBP", "UTC")));
        Accepted(await cluster.Grains.Company(Company).DefineTaxCode(
            new DefineTaxCode("ZERO", "Zero", TaxKind.Zero, [new TaxRate(new DateOnly(2000, 1, 1), 0)])));

        Assert.Null(await cluster.Grains.Company(new CompanyId(2)).GetFacts());
    }
}
