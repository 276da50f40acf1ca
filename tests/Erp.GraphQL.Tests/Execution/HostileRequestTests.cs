using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Execution;

/// <summary>Requests made to exhaust time, stack or memory come to an error soon, with the limits as they are by default.</summary>
public sealed class HostileRequestTests : IDisposable
{
    /// <summary>Ample for a busy machine; what these requests are after would take minutes or the process.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly TestServer _server = TestServer.Of(typeof(Query));

    public static TheoryData<string, string> Documents => new()
    {
        { "a million open braces", new string('{', 1_000_000) },
        { "a million braces", new string('{', 500_000) + new string('}', 500_000) },
        { "ten megabytes of commas", new string(',', 10 << 20) },
        { "commas as far as allowed", new string(',', 250_000) },
        { "a comment as long as allowed", "#" + new string('x', 250_000) },
        { "an open string as long as allowed", "{ text(value: \"" + new string('\\', 250_000) },
        { "an open block string of quotes", "{ text(value: \"\"\"" + Repeat("\\\"\"\"", 60_000) },
        { "NULs", "{ a\0b }" + new string('\0', 200_000) },
        { "an escaped lone surrogate", "{ text(value: \"\\uDFFF\") }" },
        { "a list in lists", "{ text(value: " + new string('[', 100_000) },
        { "a type in lists", "query ($a: " + new string('[', 100_000) },
        { "inline fragments in each other", "{" + Repeat("...{", 60_000) },
        { "as many unknown fields as tokens", "{" + Repeat("a ", 19_000) + "}" },
        { "as many conflicts as tokens", "{" + Repeat("a:text a:typo ", 3_000) + "}" },
        { "one argument given over and over", "{ text(" + Repeat("value:1 ", 6_000) + ") }" },
        { "one variable declared over and over", "query (" + Repeat("$v:Int ", 4_900) + ") { text }" },
        { "one fragment defined over and over", "{ ...F }" + Repeat("fragment F on Query { text } ", 2_400) },
        { "each fragment spreading all", AllSpreadAll(120) },
        { "each fragment spreading all, below fields", AllSpreadAll(90, "Loop", "loop { ", " }") },
        { "a chain of fragments", Chain(2_200, "") },
        { "a chain of fragments that ends in an unknown field", Chain(2_200, "nope") },
        { "a circle of fragments", Chain(2_200, "...F0") },
        { "a circle of fragments below fields", Chain(1_700, "...F0", "Loop", "loop { ", " }") },
        { "two chains side by side", "{ ...F0 ...G0 }" + Links("F", 1_000) + Links("G", 1_000) },
        { "introspection through a chain of fragments", "{ __schema { types { ...T0 } } }" + TypeChain(1_900) },
        { "a directive over and over", "{ text" + Repeat(" @skip(if: true)", 2_700) + " }" },
        { "an object literal of one name", "{ text(value: {" + Repeat("a:1 ", 6_000) + "}) }" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_hostile_document_is_refused_soon(string what, string document)
    {
        var watch = Stopwatch.StartNew();

        var response = await _server.RunAsync(document);

        Assert.True(watch.Elapsed < Soon, $"{what} took {watch.Elapsed}.");
        Assert.False(response.TryGetProperty("data", out _), $"{what} was run.");
        Assert.InRange(response.GetProperty("errors").GetArrayLength(), 1, _server.Executor.Options.MaxValidationErrors);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("1e999")]
    [InlineData("[[[[[[[[1]]]]]]]]")]
    [InlineData("{\"a\":{\"a\":{\"a\":{}}}}")]
    public async Task A_hostile_variable_is_refused(string value)
    {
        var response = await _server.RunAsync("query ($v: String) { text(value: $v) }", $"{{\"v\":{value}}}");

        Assert.False(response.TryGetProperty("data", out _), response.GetRawText());
        Assert.Equal("BAD_USER_INPUT", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_escaped_NUL_is_a_character_like_others()
    {
        var data = await _server.DataAsync("{ text(value: \"a\\u0000b\") }");

        Assert.Equal("a\0b", JsonDocument.Parse(data).RootElement.GetProperty("text").GetString());
    }

    public void Dispose() => _server.Dispose();

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static string AllSpreadAll(int fragments, string type = "Query", string before = "", string after = "")
    {
        var spreads = string.Concat(Enumerable.Range(0, fragments).Select(i => $"...F{i} "));
        var definitions = Enumerable.Range(0, fragments).Select(i => $"fragment F{i} on {type} {{ a{i}: text {before}{spreads}{after} }}\n");
        return $"{{ {spreads} }}\n{string.Concat(definitions)}";
    }

    private static string Chain(
        int length, string end, string type = "Query", string before = "", string after = "") =>
        $"{{ ...F0 loop {{ ...F0 }} }}{Links("F", length, type, before, after)}fragment F{length} on {type} {{ text {end} }}";

    private static string Links(
        string name, int length, string type = "Query", string before = "", string after = "") => string.Concat(
        Enumerable.Range(0, length).Select(i => $"fragment {name}{i} on {type} {{ {before}...{name}{i + 1}{after} }} "));

    private static string TypeChain(int length) => string.Concat(
        Enumerable.Range(0, length).Select(i => $"fragment T{i} on __Type {{ ...T{i + 1} }} ")) + $"fragment T{length} on __Type {{ name }}";

    [QueryType]
    public static class Query
    {
        public static string? GetText(string? value) => value;

        public static string? GetTypo(string? value) => value;

        public static Loop? GetLoop() => null;
    }

    public sealed record Loop(string? Text)
    {
        [GraphQLName("loop")]
        public Loop? GetLoop() => null;
    }
}
