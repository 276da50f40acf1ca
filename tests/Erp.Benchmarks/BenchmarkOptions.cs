using System.Globalization;

namespace Erp.Benchmarks;

/// <summary>What a run may be told: <c>--name value</c> pairs, all of them optional.</summary>
internal sealed class BenchmarkOptions
{
    private readonly Dictionary<string, string> _values = [];

    public static BenchmarkOptions Parse(ReadOnlySpan<string> args)
    {
        var options = new BenchmarkOptions();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
                throw new UsageException($"{args[i]}: options come as --name value.");
            options._values[args[i][2..]] = args[i + 1];
        }
        return options;
    }

    /// <summary>How long each measurement takes, after its warm-up.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(Number("seconds", 10));

    /// <summary>Off with <c>--baseline no</c>: what a profiler needs is ours alone.</summary>
    public bool WithBaseline => _values.GetValueOrDefault("baseline", "yes") != "no";

    public int Number(string name, int otherwise)
    {
        if (!_values.TryGetValue(name, out var text)) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new UsageException($"--{name} {text}: a whole number above zero is needed.");
    }
}
