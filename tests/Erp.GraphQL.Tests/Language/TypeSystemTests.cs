using Erp.GraphQL.Language;
using Erp.GraphQL.Schema;
using Erp.GraphQL.Tests.Validation;

namespace Erp.GraphQL.Tests.Language;

public class TypeSystemTests
{
    private const string Definitions = """
        "The shop." schema @live { query: Query mutation: Mutation subscription: Subscription }
        extend schema @more
        "Exact." scalar Decimal @specifiedBy(url: "https://example.org")
        extend scalar Decimal @x
        "A thing." type Thing implements & Node & Named @key(fields: "id") {
          "Its id." id: ID!
          list("How many." first: Int = 10 @min(value: 0), after: [String!]): [[Thing!]]! @deprecated(reason: "old")
          type: String
        }
        extend type Thing implements Other
        type Empty
        interface Node implements Named { id: ID! }
        extend interface Node @x
        union Any @x = | Thing | Empty
        extend union Any = Other
        enum Size { "Big." LARGE @deprecated SMALL enum }
        extend enum Size { HUGE }
        input Point @oneOf { x: Float = 1.5 "Up." y: [Int!] = [1, 2] }
        extend input Point { z: Point = {x: 1} }
        "Marks." directive @key(fields: String!) repeatable on | OBJECT | INTERFACE
        """;

    [Fact]
    public void Printing_and_parsing_again_is_stable()
    {
        var once = Printer.Print(Parser.Parse(Definitions));

        Assert.Equal(once, Printer.Print(Parser.Parse(once)));
        Assert.Contains("type Thing implements Node & Named @key(fields: \"id\") {", once);
        Assert.Contains("directive @key(fields: String!) repeatable on OBJECT | INTERFACE", once);
        Assert.Contains("extend union Any = Other", once);
    }

    [Fact]
    public void A_printed_schema_reads_back_as_itself()
    {
        var builder = new SchemaBuilder();
        foreach (var type in PetSchema.Types) builder.AddType(type);
        var printed = SchemaPrinter.Print(builder.Build());

        Assert.Equal(printed, Printer.Print(Parser.Parse(printed)));
    }

    [Theory]
    [InlineData("schema { }")]
    [InlineData("schema @x")]
    [InlineData("schema { other: Query }")]
    [InlineData("type")]
    [InlineData("type T { }")]
    [InlineData("type T { a }")]
    [InlineData("type T { a: }")]
    [InlineData("type T { a(): Int }")]
    [InlineData("type T { a(b: Int = $c): Int }")]
    [InlineData("type T implements { a: Int }")]
    [InlineData("extend type T")]
    [InlineData("extend scalar S")]
    [InlineData("\"no\" extend type T @x")]
    [InlineData("union U = ")]
    [InlineData("enum E { true }")]
    [InlineData("enum E { }")]
    [InlineData("input I { a(b: Int): Int }")]
    [InlineData("directive @d")]
    [InlineData("directive @d on NOWHERE")]
    [InlineData("extend directive @d on FIELD")]
    [InlineData("extend query { a }")]
    public void What_is_no_definition_is_refused(string source) =>
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(source));
}
