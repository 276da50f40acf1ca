using Erp.Grains.Companies;
using Erp.Grains.Security;
using Erp.Grains.Tills;
using Npgsql;

namespace Erp.Grains.Projections;

/// <summary>Events that no table shows: settings and tokens are read from their grains, and a return shows when its till decides it.</summary>
internal sealed class EventsWithoutRows : IProjection
{
    public IEnumerable<string> Tables => [];

    public void Subscribe(EventRoutes routes)
    {
        routes.WithoutRows<CompanyDefined>();
        routes.WithoutRows<WarehouseDefined>();
        routes.WithoutRows<TerminalDefined>();
        routes.WithoutRows<TaxCodeDefined>();
        routes.WithoutRows<ScaleFormatDefined>();
        routes.WithoutRows<TokenIssued>();
        routes.WithoutRows<TokenRevoked>();
        routes.WithoutRows<ReturnReserved>();
        routes.WithoutRows<ReturnResolved>();
    }

    public Task PrepareAsync(
        ProjectionWindow window, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation) =>
        Task.CompletedTask;

    public Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation) =>
        Task.CompletedTask;
}
