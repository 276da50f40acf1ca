using System.Diagnostics;
using System.Text.Json;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>
/// The npm package <c>graphql</c> (graphql-js) as one child process for all tests; it is installed the first time.
/// </summary>
public sealed class ReferenceImplementation : IDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Oracle", "reference");

    private readonly Process _process;
    private readonly Lock _turn = new();

    public ReferenceImplementation()
    {
        Install();
        _process = Start("node", ["reference.mjs"]);
    }

    /// <summary>Asks one question and waits for its answer.</summary>
    public JsonElement Ask(object question)
    {
        lock (_turn)
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(question));
            _process.StandardInput.Flush();
            var answer = _process.StandardOutput.ReadLine();
            if (answer is null) throw new InvalidOperationException($"node ended: {_process.StandardError.ReadToEnd()}");
            return JsonDocument.Parse(answer).RootElement;
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Install()
    {
        var wanted = File.ReadAllText(Path.Combine(Folder, "package-lock.json"));
        var mark = Path.Combine(Folder, "node_modules", ".installed");
        if (File.Exists(mark) && File.ReadAllText(mark) == wanted) return;
        using var npm = Start("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        npm.StandardInput.Close();
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEnd();
        npm.WaitForExit();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci failed: {output.Result}{errors}");
        File.WriteAllText(mark, wanted);
    }

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
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
                $"{program} is needed to compare with graphql-js: install the packages nodejs and npm.", error);
        }
    }
}
