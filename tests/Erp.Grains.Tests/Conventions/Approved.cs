namespace Erp.Grains.Tests.Conventions;

/// <summary>
/// Texts that somebody has looked at and approved. What differs is written beside the tests, for whoever wants to
/// approve it: by copying it over the file in the repository.
/// </summary>
internal static class Approved
{
    public static string Read(string file) =>
        File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n") : "";

    public static void Check(string file, string actual)
    {
        if (Read(file) == actual) return;
        var received = Path.ChangeExtension(PathOf(file), ".received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"{file} is not what was approved. If the change is meant, copy {received} over it.\n{FirstDifference(Read(file), actual)}");
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string FirstDifference(string approved, string actual)
    {
        var (old, now) = (approved.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line]) line++;
        return $"Line {line + 1}\n  approved: {old.ElementAtOrDefault(line)}\n  now:      {now.ElementAtOrDefault(line)}";
    }
}
