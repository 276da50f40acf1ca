using System.Text;
using Erp.GraphQL.Language;
using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Language;

public class HostileInputTests
{
    private static readonly ParserLimits Wide = new() { MaxBytes = 64 << 20, MaxTokens = int.MaxValue };

    [Theory]
    [InlineData("{", "")]
    [InlineData("{a", "}")]
    [InlineData("{...", "}")]
    [InlineData("{a(b:[", "")]
    [InlineData("{a(b:{c:", "")]
    [InlineData("query($a:[", "")]
    [InlineData("{...on A", "}")]
    public void A_million_levels_end_in_an_error(string open, string close)
    {
        var source = new StringBuilder();
        for (var i = 0; i < 1_000_000; i++) source.Append(i == 0 ? open : open.TrimStart('{') is { Length: > 0 } rest ? "{" + rest : open);
        for (var i = 0; i < 1_000_000; i++) source.Append(close);

        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source.ToString(), Wide));
    }

    [Fact]
    public void Ten_megabytes_of_commas_are_read_and_end_in_an_error() =>
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(new string(',', 10 << 20), Wide));

    [Fact]
    public void More_tokens_than_allowed_are_refused()
    {
        var source = "{" + string.Concat(Enumerable.Repeat("a ", 1000)) + "}";

        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source, new ParserLimits { MaxTokens = 1000 }));

        Assert.Contains("more than 1000 tokens", error.Message);
    }

    [Fact]
    public void A_longer_document_than_allowed_is_refused() =>
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ a }", new ParserLimits { MaxBytes = 4 }));

    [Theory]
    [InlineData("{ a\0 }")]
    [InlineData("\u0001")]
    [InlineData("{ \uD800 }")]
    [InlineData("{ a \u2028 }")]
    [InlineData("{ ａ }")]
    public void Characters_that_belong_nowhere_are_refused(string source) =>
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(Encoding.UTF8.GetBytes(source)));

    [Theory]
    [InlineData(0xED, 0xA0, 0x80)] // a lone surrogate
    [InlineData(0xC0, 0x80, 0x20)] // an overlong NUL
    [InlineData(0xF4, 0x90, 0x80)] // beyond U+10FFFF
    public void Bytes_that_are_no_UTF8_are_refused(int first, int second, int third) =>
        Assert.Throws<GraphQLSyntaxException>(() =>
            Parser.Parse((byte[])[.. "{ a(b: \""u8, (byte)first, (byte)second, (byte)third, 0x80, .. "\") }"u8]));

    [Fact]
    public void Random_bytes_and_random_tokens_give_a_document_or_a_syntax_error()
    {
        string[] tokens = ["{", "}", "(", ")", "[", "]", "a", "b", "query", "fragment", "on", "...", ":", "=", "!", "@", "$", "1", "-1.5e3",
            "\"s\"", "\"\"\"b\"\"\"", "null", "#c\n", "\"", "\\u", "\uFEFF", "é", "&", "|"];
        var random = new Random(20260101);
        var parsed = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var source = new StringBuilder("{a ");
            for (var i = random.Next(12); i > 0; i--) source.Append(tokens[random.Next(tokens.Length)]).Append(random.Next(3) == 0 ? "" : " ");
            if (random.Next(2) == 0) source.Append('}');
            parsed += TryParse(Encoding.UTF8.GetBytes(source.ToString())) ? 1 : 0;
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            TryParse(bytes);
        }
        Assert.InRange(parsed, 100, 19_900);
    }

    [Fact]
    public async Task A_chain_of_thousands_of_fragments_is_refused()
    {
        using var server = TestServer.Of(typeof(Query));
        var source = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < 2_000; i++) source.Append($" fragment F{i} on Query {{ ...F{i + 1} }}");
        source.Append(" fragment F2000 on Query { self { name } }");

        Assert.Contains("nests fields and fragments", Assert.Single(await server.ErrorsAsync(source.ToString())));
    }

    [Fact]
    public async Task Fragments_that_double_at_every_level_are_refused()
    {
        using var server = TestServer.Of(typeof(Query));
        var source = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < 60; i++) source.Append($" fragment F{i} on Self {{ a: self {{ ...F{i + 1} }} b: self {{ ...F{i + 1} }} }}").Replace("F0 on Self", "F0 on Query");
        source.Append(" fragment F60 on Self { name }");

        var errors = await server.ErrorsAsync(source.ToString());

        Assert.Contains(errors, error => error.Contains("selects"));
    }

    [Fact]
    public async Task Many_equal_fields_are_compared_in_reasonable_time()
    {
        using var server = TestServer.Create(builder => builder
            .AddType(typeof(Query))
            .ModifyOptions(options => options.MaxFields = 20_000));
        var source = "{" + string.Concat(Enumerable.Repeat("self{name} ", 4_000)) + "}";

        Assert.Equal("""{"self":{"name":"x"}}""", await server.DataAsync(source));
    }

    private static bool TryParse(byte[] source)
    {
        try
        {
            Parser.Parse(source);
            return true;
        }
        catch (GraphQLSyntaxException)
        {
            return false;
        }
    }

    [QueryType]
    public static class Query
    {
        public static Self GetSelf() => new("x");
    }

    public sealed record Self(string Name)
    {
        [GraphQLName("self")]
        public Self GetSelf() => this;
    }
}
