namespace Erp.Api.Import;

/// <summary>What a server started here leaves in its data folder for programs like this one.</summary>
internal static class ServerFolder
{
    public static string DemoToken() => Read("demo.token", "--token");

    public static string ConnectionString() => Read("connection-string", "--connection");

    private static string Read(string name, string option)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("Erp__DataDirectory") ?? ".erp", name);
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"Cannot read {path}: start the server first, or give {option}.", e);
        }
    }
}
