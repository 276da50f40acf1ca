using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Erp.Api.Import;

/// <summary>Runs the separate script that computes the figures from the file alone.</summary>
internal static class FileFigures
{
    /// <exception cref="ImportException">gzip or awk is missing, or the file is damaged.</exception>
    public static async Task<Figures> ComputeAsync(string file, int? limit, CancellationToken cancellation)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Import", "online-retail-figures.awk");
        var start = new ProcessStartInfo("sh")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // gzip's -f lets a plain file through unchanged.
        string[] arguments =
        [
            "-c", "gzip -dcf -- \"$0\" | awk -v limit=\"$1\" -f \"$2\"",
            Path.GetFullPath(file), (limit ?? 0).ToString(CultureInfo.InvariantCulture), script,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return Parse(output) is { } figures && (await errors).Length == 0
                ? figures
                : throw new ImportException($"The figures of {file} cannot be computed (gzip and awk are needed): {(await errors).Trim()}");
        }
        catch (Win32Exception e)
        {
            throw new ImportException("The figures to reconcile against are computed by sh, gzip and awk, which are not here.", e);
        }
    }

    private static Figures? Parse(string output)
    {
        var numbers = output.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return numbers.Length == 5
            ? new Figures(Whole(0), Whole(1), Whole(2), Whole(3) / 100m, Whole(4) / 100m)
            : null;

        long Whole(int index) => long.Parse(numbers[index], CultureInfo.InvariantCulture);
    }
}
