using System.Text;
using Erp.Clients.Tests.Support;
using Erp.GraphQL.Tests.Support;

namespace Erp.Clients.Tests.Pages;

/// <summary>
/// The committed GraphiQL is what its source makes: with the packages of the lock file, whose hashes npm checks. If this
/// fails after a change in <c>web/graphiql</c>, run <c>npm ci --prefix web/graphiql; npm run build --prefix web/graphiql</c>.
/// </summary>
public sealed class BundleTests
{
    private static readonly NodePackage Source = new("graphiql");

    [Fact]
    public async Task Building_GraphiQL_gives_what_the_program_carries()
    {
        var built = Directory.CreateTempSubdirectory("erp-test-").FullName;
        await Source.RunAsync("build.mjs", built);

        string[] names = [.. Directory.GetFiles(built).Select(path => Path.GetRelativePath(built, path)).Order()];
        Assert.Equal(["graphiql.css.br", "graphiql.js.br", "licences.txt"], names);
        Assert.All(names, name => Assert.Equal(
            Content(Path.Combine(AppContext.BaseDirectory, "committed", name)), Content(Path.Combine(built, name))));
        Directory.Delete(built, recursive: true);
    }

    /// <summary>Compared unpacked: another version of Node may compress the same in another way.</summary>
    private static string Content(string path) => Encoding.UTF8.GetString(
        Encodings.Decode(path.EndsWith(".br", StringComparison.Ordinal) ? "br" : null, File.ReadAllBytes(path)));
}
