using System.Text.RegularExpressions;

namespace Erp.Journal.Tests.Grains;

/// <summary>
/// Between looking at the state and committing a decision on it, no grain awaits: another command may change the state at every await,
/// and the decision would rest on what is no longer so.
/// </summary>
public sealed partial class AwaitFreeTurnSpecs
{
    [Fact]
    public void No_grain_awaits_between_its_decision_and_the_commit()
    {
        var files = Directory.GetFiles(Path.Combine(Repository(), "grains"), "*Grain*.cs", SearchOption.AllDirectories);
        var sources = files.Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file))).ToList();

        Assert.Contains(sources, source => Turns(source.Text).Any());
        Assert.Empty(sources.Where(source => Turns(source.Text).Any(AwaitsBeforeTheCommit)).Select(source => source.Name));
    }

    [Theory]
    [InlineData("var decision = XDecider.Decide(State, c); return await Commit(decision, Context(), View);", false)]
    [InlineData("return Commit(XDecider.Decide(State, c), Context(), View);", false)]
    [InlineData("var decision = XDecider.Decide(State, c); await Facts(); return await Commit(decision, Context(), View);", true)]
    public void The_check_tells_one_from_the_other(string source, bool awaits) =>
        Assert.Equal(awaits, Turns(source).Any(AwaitsBeforeTheCommit));

    private static IEnumerable<string> Turns(string source) => DecisionToCommit().Matches(source).Select(match => match.Value);

    private static bool AwaitsBeforeTheCommit(string turn) => Await().IsMatch(CommitAwaited().Replace(turn, ""));

    /// <summary>From a decider's use of the state to the next commit or append, within one member: those are set apart by an empty line.</summary>
    [GeneratedRegex(@"Decider\.\w+\(\s*State\b(?:(?!Decider\.|\n\n    \S).)*?\b(?:Commit|Append)\(", RegexOptions.Singleline)]
    private static partial Regex DecisionToCommit();

    [GeneratedRegex(@"await\s+(?:Commit|Append)\($")]
    private static partial Regex CommitAwaited();

    [GeneratedRegex(@"\bawait\b")]
    private static partial Regex Await();

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Erp.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
