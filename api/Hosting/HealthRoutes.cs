using Erp.Api.Reading;

namespace Erp.Api.Hosting;

/// <summary>For load balancers and scripts: whether the process runs, and whether it can do its work now.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        ReadDatabase database, IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return NotReady("stopping");
        return await database.IsReachableAsync(cancellation)
            ? Results.Json(new { status = "ready" })
            : NotReady("no database");
    }

    private static IResult NotReady(string status) =>
        Results.Json(new { status }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
