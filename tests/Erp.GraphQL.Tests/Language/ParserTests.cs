using Erp.GraphQL.Language;

namespace Erp.GraphQL.Tests.Language;

public class ParserTests
{
    private const string KitchenSink = """
        "Describes the query."
        query Sale($id: ID! = "1" @note, $size: [[Int!]]! = [[1], []], "Says whom for." $who: Who) @live(every: 5) {
          alias: sale(id: $id, filter: {a: [1.5, ENUM, null, true, false], b: {}, c: "x\ny"}) @include(if: $yes) {
            ...Lines @skip(if: false)
            ... on Return @note { reason }
            ... { id }
            ... @include(if: true) { type }
          }
        }

        mutation Do { complete }
        subscription Watch { stock { sku } }
        fragment Lines on Sale @note { on fragment query mutation true: false lines { null } }
        { short }
        """;

    [Fact]
    public void Printing_and_parsing_again_is_stable()
    {
        var once = Printer.Print(Parser.Parse(KitchenSink));
        var twice = Printer.Print(Parser.Parse(once));

        Assert.Equal(once, twice);
        // Arguments that would make a line longer than 80 characters stand on lines of their own; so do variables when
        // one of them is described.
        Assert.Contains(
            "alias: sale(\n    id: $id\n    filter: {a: [1.5, ENUM, null, true, false], b: {}, c: \"x\\ny\"}\n  )", once);
        Assert.Contains(
            "query Sale(\n$id: ID! = \"1\" @note\n$size: [[Int!]]! = [[1], []]\n\"Says whom for.\"\n$who: Who\n)", once);
        Assert.Contains("... @include(if: true) {", once);
    }

    [Fact]
    public void Keywords_are_names_where_names_may_stand()
    {
        var fragment = (FragmentDefinitionNode)Parser.Parse(KitchenSink).Definitions[3];

        Assert.Equal(
            ["on", "fragment", "query", "mutation", "true", "lines"],
            fragment.SelectionSet.Selections.Cast<FieldNode>().Select(field => field.ResponseName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   # nothing")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("}")]
    [InlineData("query")]
    [InlineData("query Q")]
    [InlineData("{ a { } }")]
    [InlineData("{ a() }")]
    [InlineData("{ a(b) }")]
    [InlineData("{ a: }")]
    [InlineData("{ ...on }")]
    [InlineData("{ ... }")]
    [InlineData("fragment on on T { a }")]
    [InlineData("fragment F { a }")]
    [InlineData("query ($a) { a }")]
    [InlineData("query () { a }")]
    [InlineData("query ($a: Int!!) { a }")]
    [InlineData("query ($a: [Int) { a }")]
    [InlineData("query ($a: Int = $b) { a }")]
    [InlineData("query ($a: Int @d(x: $b)) { a }")]
    [InlineData("{ a(b: {c}) }")]
    [InlineData("notanoperation Foo { a }")]
    [InlineData("\"described\" { a }")]
    [InlineData("{ a } b")]
    [InlineData("{ 1 }")]
    public void What_is_no_document_is_refused(string source) =>
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source));

    [Fact]
    public void Invalid_UTF8_is_refused() =>
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(new byte[] { (byte)'{', 0xC3, 0x28, (byte)'}' }));

    [Fact]
    public void Nodes_know_where_they_stand()
    {
        var document = Parser.Parse("{\n  one\n  two(x: 5)\n}");
        var two = (FieldNode)((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections[1];

        Assert.Equal(new SourceLocation(3, 3), document.LocationOf(two));
        Assert.Equal(new SourceLocation(3, 10), document.LocationOf(two.Arguments[0].Value));
    }
}
