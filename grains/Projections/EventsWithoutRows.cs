using Erp.Grains.Companies;
using Erp.Grains.Security;
using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>Events of modules that have no tables: settings and tokens are read from their grains.</summary>
internal sealed class EventsWithoutRows : IProjection
{
    public IEnumerable<string> Tables => [];

    public void Subscribe(EventRoutes routes)
    {
        routes.WithoutRows<CompanyDefined>();
        routes.WithoutRows<WarehouseDefined>();
        routes.WithoutRows<TerminalDefined>();
        routes.WithoutRows<TaxCodeDefined>();
        routes.WithoutRows<TokenIssued>();
        routes.WithoutRows<TokenRevoked>();
    }

    public Task PrepareAsync(
        ProjectionWindow window, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation) => Task.CompletedTask;

    public Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation) => Task.CompletedTask;
}
