using System.Diagnostics;
using System.Text;

namespace Erp.Silo.Postgres;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal static class Shell
{
    internal readonly record struct Result(int ExitCode, string Output);

    public static async Task<Result> RunAsync(
        IReadOnlyList<string> command, string? input = null, CancellationToken cancellation = default)
    {
        using var process = Start(command);
        var output = new StringBuilder();
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (input is not null) await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return new Result(process.ExitCode, output.ToString());

        void Collect(object sender, DataReceivedEventArgs line)
        {
            lock (output) output.AppendLine(line.Data);
        }
    }

    /// <summary>Starts a program; its standard streams are pipes to this process.</summary>
    public static Process Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        // PostgreSQL's programs take settings from PG… variables and their language from the locale; neither may leak
        // in.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return Process.Start(start) ?? throw new StartupException($"{command[0]} could not be started.");
    }
}
