using Erp.Api.Hosting;

namespace Erp.Api.Pages;

/// <summary>What a person sees of the server in a browser.</summary>
internal static class ServerPages
{
    /// <summary>
    /// Is mapped before the API, which asks everybody for a token. The demo page comes with a private database, in which
    /// the demo company is all there is; <c>Erp:DemoPage</c> decides otherwise.
    /// </summary>
    public static void MapPages(this WebApplication app, ErpDatabase database)
    {
        if (new Settings(app.Configuration, "Erp").Switch("GraphiQL", true)) new GraphiQLPage().Map(app, "/graphql");
        if (HasDemoPage(app.Configuration, database))
            new DemoPage(app.Services.GetRequiredService<DemoLink>()).Map(app);
        else app.MapGet("/", DemoPage.HintAsync);
    }

    public static bool HasDemoPage(IConfiguration configuration, ErpDatabase database) =>
        new Settings(configuration, "Erp").Switch("DemoPage", database.IsPrivate);
}
