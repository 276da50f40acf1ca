using System.Collections.Immutable;
using Erp.GraphQL.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Tests.Schema;

public class SchemaBuildingTests
{
    [Fact]
    public void Classes_become_the_schema_they_describe() => Assert.Equal(
        """
        schema {
          query: Query
          mutation: Mutation
        }

        scalar Decimal

        type Mutation {
          rename(input: RenameInput!): Product!
        }

        type PageInfo {
          hasNextPage: Boolean!
          hasPreviousPage: Boolean!
          startCursor: String
          endCursor: String
        }

        scalar Position

        "Something to sell."
        type Product {
          id: ID!
          name: String
          price: Decimal!
          tags: [String!]!
          size(unit: Unit! = METRE): Float
          maker: String! @deprecated(reason: "Sold.")
        }

        type ProductConnection {
          edges: [ProductEdge!]!
          nodes: [Product!]!
          pageInfo: PageInfo!
          "How many nodes the whole list has."
          totalCount: Int!
        }

        type ProductEdge {
          node: Product!
          cursor: String!
        }

        type Query {
          product(id: ID!, at: Position): Product
          products(
            "How many nodes to return, at most 50."
            first: Int
            "Return nodes after this cursor."
            after: String
            search: String! = "x"
          ): ProductConnection!
        }

        input RenameInput {
          id: ID!
          "The new one."
          name: String
          marks: [Int!] @deprecated(reason: "Gone.")
          by: Decimal! = "1.50"
          extra: Boolean
        }

        enum Unit {
          "About three feet."
          METRE
          LIGHT_YEAR
        }

        """.Replace("scalar Decimal\n", "\"An exact decimal number of up to 28 digits, written as a string; a string or a number is accepted.\"\nscalar Decimal\n"),
        SchemaPrinter.Print(Build(typeof(Query), typeof(Mutation), typeof(ProductFields))));

    [Theory]
    [InlineData(typeof(NoFields), "Type \"Empty\" has no fields.")]
    [InlineData(typeof(TwoOfOneName), "Field \"Query.thing\" is declared twice: by TwoOfOneName.Thing and by TwoOfOneName.GetThing.")]
    [InlineData(typeof(ReturnsNothing), "Field \"Query.act\" (ReturnsNothing.ActAsync): a resolver must return a value.")]
    [InlineData(typeof(ReturnsInterface), "Field \"Query.thing\" (ReturnsInterface.Thing): Erp.GraphQL.Tests.Schema.SchemaBuildingTests+IThing is an interface or an abstract class; mark it [InterfaceType] or [UnionType] to return it.")]
    [InlineData(typeof(BadName), "\"not-a-name\" is not a valid name for a field (BadName.Thing).")]
    [InlineData(typeof(ReservedName), "\"__thing\" is not a valid name for a field (ReservedName.Thing).")]
    [InlineData(typeof(ParentOfRoot), "Field \"Query.thing\" (ParentOfRoot.Thing): [Parent] parent: a root type has no parent.")]
    [InlineData(typeof(SameTypeName), "Field \"Query.other\" (SameTypeName.Other): Two types have the name \"Product\": Erp.GraphQL.Tests.Schema.SchemaBuildingTests+Product and Erp.GraphQL.Tests.Schema.SchemaBuildingTests+OtherProduct; rename one with [GraphQLName].")]
    [InlineData(typeof(InputAsOutput), "Field \"Query.thing\" (InputAsOutput.Thing): \"Thing\", input \"value\": System.Object is not a type that an argument can have; register a scalar for it.")]
    [InlineData(typeof(CircularInput), "Input type \"CircleInput\" requires itself through \"CircleInput.inner\".")]
    [InlineData(typeof(RequiredOneOf), "Field \"StrictInput.a\" of a oneOf input must be nullable and have no default value.")]
    [InlineData(typeof(UnknownLoader), "Field \"Query.thing\" (UnknownLoader.Thing): no [DataLoader] method loads String by Guid.")]
    [InlineData(typeof(PagingWithoutAttribute), "Field \"Query.thing\" (PagingWithoutAttribute.Thing): paging needs [UseConnection] on the method.")]
    [InlineData(typeof(WrongLoader), "WrongLoader.Load is marked [DataLoader] but is not of the form static Task<IReadOnlyDictionary<TKey, TValue>> Name(IReadOnlyList<TKey> keys, services…, CancellationToken).")]
    [InlineData(typeof(EmptyUnion), "Union \"INobody\" has no members; register one with [ObjectType] or AddType.")]
    public void A_wrong_class_is_refused_with_its_name(Type type, string message) =>
        Assert.Equal(message, Assert.Throws<SchemaException>(() => Build(type)).Message);

    [Fact]
    public void A_schema_needs_a_query() =>
        Assert.Contains("no query type", Assert.Throws<SchemaException>(() => Build(typeof(Mutation))).Message);

    [Fact]
    public void A_policy_needs_an_authorizer()
    {
        var services = new ServiceCollection();
        services.AddGraphQLServer().AddType(typeof(Guarded));
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<SchemaException>(provider.GetRequiredService<RequestExecutor>);

        Assert.Equal("Field \"Query.thing\" carries [Authorize], but AddAuthorizer was not called.", error.Message);
    }

    [Fact]
    public void An_interface_is_implemented_as_it_promises()
    {
        var error = Assert.Throws<SchemaException>(() => Build(typeof(Promises), typeof(Breaks)));

        Assert.Equal("Field \"Breaks.name\" is a String, but \"IPromise\" promises a String!.", error.Message);
    }

    [Theory]
    [InlineData("UnitPrice", "unitPrice")]
    [InlineData("URLPath", "urlPath")]
    [InlineData("ID", "id")]
    [InlineData("IPAddress", "ipAddress")]
    [InlineData("already", "already")]
    public void Names_are_lowered_by_word(string name, string expected) => Assert.Equal(expected, Naming.CamelCase(name));

    [Theory]
    [InlineData("Paid", "PAID")]
    [InlineData("PartlyPaid", "PARTLY_PAID")]
    [InlineData("HTTPError", "HTTP_ERROR")]
    [InlineData("Gbp2", "GBP2")]
    [InlineData("ALREADY_DONE", "ALREADY_DONE")]
    public void Enum_names_are_raised_by_word(string name, string expected) => Assert.Equal(expected, Naming.EnumValue(name));

    private static Types.GraphQLSchema Build(params Type[] types)
    {
        var builder = new SchemaBuilder().AddScalar("Position", long.Parse, (long value) => value.ToString());
        foreach (var type in types) builder.AddType(type);
        return builder.Build();
    }

    public enum Unit
    {
        [GraphQLDescription("About three feet.")]
        Metre,
        LightYear,

        [GraphQLIgnore]
        Unknown,
    }

    [GraphQLDescription("Something to sell.")]
    public sealed record Product([property: ID] Guid Id, string? Name, decimal Price, ImmutableArray<string> Tags, int MakerId)
    {
        public bool NotAField() => true;

        [GraphQLIgnore]
        public bool Hidden => true;
    }

    [GraphQLName("Product")]
    public sealed record OtherProduct(string Name);

    public sealed record Rename(
        [ID] string Id,
        [GraphQLDescription("The new one.")] string? Name,
        [GraphQLDeprecated("Gone.")] IReadOnlyList<int>? Marks = null,
        decimal By = 1.50m)
    {
        public bool? Extra { get; init; }
    }

    [QueryType]
    public static class Query
    {
        public static Task<Product?> GetProductAsync([ID] Guid id, long? at, IServiceProvider services, CancellationToken cancellation) =>
            Task.FromResult<Product?>(null);

        [UseConnection(MaxPageSize = 50, IncludeTotalCount = true)]
        public static Connection<Product> GetProducts(PagingArguments paging, string search = "x") => null!;
    }

    [MutationType]
    public static class Mutation
    {
        public static ValueTask<Product> RenameAsync(Rename input) => default;
    }

    [ObjectType<Product>]
    public static class ProductFields
    {
        public static double? GetSize([Parent] Product product, Unit unit = Unit.Metre) => null;

        [BindMember(nameof(Product.MakerId))]
        [GraphQLDeprecated("Sold.")]
        public static string GetMaker([Parent] Product product) => "";
    }

    public interface IThing;

    public sealed record Empty;

    [QueryType]
    public static class NoFields
    {
        public static Empty Thing() => new();
    }

    [QueryType]
    public static class TwoOfOneName
    {
        public static int Thing() => 1;

        public static int GetThing() => 1;
    }

    [QueryType]
    public static class ReturnsNothing
    {
        public static Task ActAsync() => Task.CompletedTask;
    }

    [QueryType]
    public static class ReturnsInterface
    {
        public static IThing? Thing() => null;
    }

    [QueryType]
    public static class BadName
    {
        [GraphQLName("not-a-name")]
        public static int Thing() => 1;
    }

    [QueryType]
    public static class ReservedName
    {
        [GraphQLName("__thing")]
        public static int Thing() => 1;
    }

    [QueryType]
    public static class ParentOfRoot
    {
        public static int Thing([Parent] string parent) => 1;
    }

    [QueryType]
    public static class SameTypeName
    {
        public static Product? Thing() => null;

        public static OtherProduct? Other() => null;
    }

    [QueryType]
    public static class InputAsOutput
    {
        public static int Thing(object value) => 1;
    }

    public sealed record Circle(Circle Inner, int Size);

    [QueryType]
    public static class CircularInput
    {
        public static int Thing(Circle value) => 1;
    }

    [OneOf]
    public sealed record Strict(string A, string? B);

    [QueryType]
    public static class RequiredOneOf
    {
        public static int Thing(Strict value) => 1;
    }

    [QueryType]
    public static class UnknownLoader
    {
        public static int Thing(IDataLoader<Guid, string> loader) => 1;
    }

    [QueryType]
    public static class PagingWithoutAttribute
    {
        public static int Thing(PagingArguments paging) => 1;
    }

    [QueryType]
    public static class WrongLoader
    {
        public static int Thing() => 1;

        [DataLoader]
        public static string Load(string key) => key;
    }

    [UnionType]
    public interface INobody;

    [QueryType]
    public static class EmptyUnion
    {
        public static INobody? Thing() => null;
    }

    [QueryType]
    public static class Guarded
    {
        [Authorize("thing:see")]
        public static int Thing() => 1;
    }

    [InterfaceType]
    public interface IPromise
    {
        string Name { get; }
    }

    [QueryType]
    public static class Promises
    {
        public static IPromise? Thing() => null;
    }

    [ObjectType]
    public sealed class Breaks : IPromise
    {
        public string? Name => null;

        string IPromise.Name => "";
    }
}
