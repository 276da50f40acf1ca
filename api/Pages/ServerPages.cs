namespace Erp.Api.Pages;

/// <summary>What a person sees of the server in a browser.</summary>
internal static class ServerPages
{
    /// <summary>Is mapped before the API, which asks everybody for a token.</summary>
    public static void MapPages(this WebApplication app)
    {
        if (app.Configuration.GetValue("Erp:GraphiQL", true)) new GraphiQLPage().Map(app, "/graphql");
    }
}
