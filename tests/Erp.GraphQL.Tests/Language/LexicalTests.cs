using Erp.GraphQL.Language;

namespace Erp.GraphQL.Tests.Language;

public class LexicalTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "-0")]
    [InlineData("123", "123")]
    [InlineData("-9876543210987654321", "-9876543210987654321")]
    public void Integers_keep_their_text(string source, string text) =>
        Assert.Equal(text, Assert.IsType<IntValueNode>(Parser.ParseConstantValue(source)).Text);

    [Theory]
    [InlineData("1.50")]
    [InlineData("-0.0")]
    [InlineData("1e50")]
    [InlineData("1E-5")]
    [InlineData("1.25e+10")]
    public void Fractions_and_exponents_keep_their_text(string source) =>
        Assert.Equal(source, Assert.IsType<FloatValueNode>(Parser.ParseConstantValue(source)).Text);

    [Theory]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("0xF1")]
    [InlineData("1a")]
    [InlineData("1.2.3")]
    [InlineData("1_000")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"open")]
    [InlineData("\"\\")]
    [InlineData("\"\\\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\uD83D\"")]
    [InlineData("\"\\uDE00\\uD83D\"")]
    [InlineData("\"\\u{110000}\"")]
    [InlineData("\"\\u{D800}\"")]
    [InlineData("\"\\u{}\"")]
    [InlineData("\"\"\"open")]
    [InlineData("?")]
    [InlineData("..")]
    [InlineData("{a:}")]
    [InlineData("[1")]
    [InlineData("$x")]
    [InlineData("1 2")]
    public void What_is_no_value_is_refused(string source) =>
        Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseConstantValue(source));

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"simple é 漢 😀\"", "simple é 漢 😀")]
    [InlineData("\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t\"", "\" \\ / \b\f\n\r\t")]
    [InlineData("\"\\u00E9\\u{1F600}\\uD83D\\uDE00\"", "é😀😀")]
    [InlineData("\"# no comment, {}\"", "# no comment, {}")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"a \"quoted\" b\"\"\"", "a \"quoted\" b")]
    [InlineData("\"\"\"a \\\"\"\" b\"\"\"", "a \"\"\" b")]
    [InlineData("\"\"\"\\n stays\"\"\"", "\\n stays")]
    [InlineData("\"\"\"\r\n    one\r\n      two\r    three\n\n\"\"\"", "one\n  two\nthree")]
    [InlineData("\"\"\"first\n    second\n  third\"\"\"", "first\n  second\nthird")]
    public void Strings_are_decoded(string source, string value) =>
        Assert.Equal(value, Assert.IsType<StringValueNode>(Parser.ParseConstantValue(source)).Value);

    [Fact]
    public void Commas_comments_line_ends_and_byte_order_marks_are_ignored()
    {
        var document = Parser.Parse("\uFEFF{ a,,, # comment } \r b\uFEFF\r\n\tc }");

        Assert.Equal("{\n  a\n  b\n  c\n}\n", Printer.Print(document));
    }

    [Theory]
    [InlineData("{ a\n  ?", 2, 3)]
    [InlineData("{\r\n\r\n é?", 3, 2)]
    [InlineData("{\r ?", 2, 2)]
    [InlineData("{ \"😀\" ?", 1, 3)]
    public void Errors_say_line_and_column(string source, int line, int column)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source));

        Assert.Equal(
            new SourceLocation(line, column),
            SourceLocation.Of(System.Text.Encoding.UTF8.GetBytes(source), error.Offset));
    }
}
