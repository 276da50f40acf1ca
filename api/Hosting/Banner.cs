namespace Erp.Api.Hosting;

/// <summary>What a person needs after the start.</summary>
internal static class Banner
{
    public static void Write(TextWriter console, Uri url, DataFolder folder, ErpDatabase database, Uri? shop)
    {
        var graphql = new Uri(url, "graphql");
        console.WriteLine($"""
            Erp is running. Ctrl-C stops it.

              GraphQL    {graphql}
              shop       {shop?.ToString() ?? "none; it comes with a private PostgreSQL"}
              health     {new Uri(url, "health/ready")}
              data       {folder.Path}
              token      {folder.TokenFile}
              database   {(database.IsPrivate ? "private PostgreSQL" : "configured PostgreSQL")}, login in {folder.ConnectionStringFile}
              reports    {(database.IsPrivate ? folder.ReportingConnectionFile : "a login of yours, see docs/tables.md")}

            A sale at the demo company's till T0:

            {SaleLine(graphql, folder)}

            """);
    }

    /// <summary>The shell makes a new id each time it is pasted, so each paste is another sale.</summary>
    private static string SaleLine(Uri graphql, DataFolder folder) =>
        $"curl -s {graphql} -H \"Authorization: Bearer $(cat '{folder.TokenFile}')\" -H 'Content-Type: application/json' "
        + """-d '{"query":"mutation{completeSale(input:{id:\"'$(date +%s%N)'\",terminal:\"T0\",warehouse:\"MAIN\","""
        + """lines:[{sku:\"TEA-EARL-GREY\",quantity:2}],payments:[{method:CASH,amount:\"10.00\"}]})"""
        + """{sale{id number total{amount currency}payments{change{amount}}}userErrors{code message field}position}}"}'""";
}
