using System.Globalization;

namespace Erp.Api.Import;

/// <param name="Url">The running server's GraphQL endpoint.</param>
/// <param name="Token">Null: the demo token in the data folder.</param>
/// <param name="Connection">Where the projected tables are, in Npgsql's form. Null: as the data folder says.</param>
/// <param name="Limit">The first so many invoices; null for all.</param>
/// <param name="Connections">Most requests under way at a time, each on a connection of its own.</param>
internal sealed record ImportOptions(
    string File, Uri Url, string? Token, string? Connection, int? Limit, int Company, int Connections)
{
    public const string Usage =
        "usage: import online-retail <file.csv.gz> [--url http://localhost:5080/graphql] [--token …] [--limit N]"
        + " [--connections 64] [--connection <Npgsql connection string>] [--company 1]";

    /// <exception cref="ImportException">Something is missing or not understood.</exception>
    public static ImportOptions Parse(ReadOnlySpan<string> args)
    {
        if (args.Length < 2 || args[0] != "online-retail" || args[1].StartsWith('-')) throw new ImportException(Usage);
        var options = new ImportOptions(args[1], new Uri("http://localhost:5080/graphql"), null, null, null, 1, 64);
        for (var i = 2; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) throw new ImportException($"{args[i]} needs a value. {Usage}");
            options = options.With(args[i], args[i + 1]);
        }
        return options;
    }

    private ImportOptions With(string name, string value) => name switch
    {
        "--url" => this with { Url = Address(value) },
        "--token" => this with { Token = value },
        "--connection" => this with { Connection = value },
        "--limit" => this with { Limit = Count(name, value) },
        "--company" => this with { Company = Count(name, value) },
        "--connections" => this with { Connections = Count(name, value) },
        _ => throw new ImportException($"Unknown option {name}. {Usage}"),
    };

    /// <summary>The server's own address will do: what the server is started with as <c>--urls</c>.</summary>
    private static Uri Address(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url.AbsolutePath == "/" ? new Uri(url, "graphql") : url
            : throw new ImportException($"--url {value} is not an http address.");

    private static int Count(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new ImportException($"{name} {value}: a whole number above zero is needed.");
}
