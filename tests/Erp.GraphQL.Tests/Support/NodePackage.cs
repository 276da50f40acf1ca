using System.Diagnostics;

namespace Erp.GraphQL.Tests.Support;

/// <summary>
/// A folder of the tests with a package.json: its packages are installed the first time, just as the lock file has them.
/// </summary>
/// <param name="folder">The folder, below the tests' output.</param>
public sealed class NodePackage(string folder)
{
    private static readonly Lock Installing = new();

    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, folder);

    /// <summary>Starts a script that reads its standard input and writes its standard output.</summary>
    public Process Start(string script, params string[] arguments)
    {
        lock (Installing) Install();
        return Launch("node", [script, .. arguments]);
    }

    /// <summary>Runs a script to its end and gives the lines it wrote.</summary>
    public async Task<string[]> RunAsync(string script, params string[] arguments)
    {
        using var process = Start(script, arguments);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var kill = patience.Token.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(default);
        var output = await process.StandardOutput.ReadToEndAsync(default);
        await process.WaitForExitAsync(default);
        Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}: {output}{await errors}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private void Install()
    {
        var wanted = File.ReadAllText(Path.Combine(_folder, "package-lock.json"));
        var mark = Path.Combine(_folder, "node_modules", ".installed");
        if (File.Exists(mark) && File.ReadAllText(mark) == wanted) return;
        using var npm = Launch("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        npm.StandardInput.Close();
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEnd();
        npm.WaitForExit();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci failed: {output.Result}{errors}");
        File.WriteAllText(mark, wanted);
    }

    private Process Launch(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException(
                $"{program} is needed for these tests: install the packages nodejs and npm.", error);
        }
    }
}
