using Erp.Api.Hosting;

namespace Erp.Api.Import;

/// <summary>What a server started here leaves in its data folder for programs like this one.</summary>
internal static class ServerFolder
{
    private static readonly string s_folder = DataFolder.Locate(Environment.GetEnvironmentVariable("Erp__DataDirectory"));

    public static string DemoToken() => Read(DataFolder.TokenFileIn(s_folder), "--token");

    public static string ConnectionString() => Read(DataFolder.ConnectionStringFileIn(s_folder), "--connection");

    private static string Read(string path, string option)
    {
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
