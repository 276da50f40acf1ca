using System.Text.Json;
using Erp.GraphQL.Tests.Support;
using Erp.GraphQL.Tests.Validation;

namespace Erp.GraphQL.Tests.Schema;

public class IntrospectionTests
{
    private readonly TestServer _server = TestServer.Of([.. PetSchema.Types, typeof(DocumentedQuery)]);

    [Fact]
    public async Task The_query_of_common_tools_is_answered()
    {
        var schema = (await _server.RunAsync(StandardQuery)).GetProperty("data").GetProperty("__schema");

        Assert.Equal("Query", schema.GetProperty("queryType").GetProperty("name").GetString());
        Assert.Equal("Mutation", schema.GetProperty("mutationType").GetProperty("name").GetString());
        Assert.Equal("Subscription", schema.GetProperty("subscriptionType").GetProperty("name").GetString());
        var types = schema.GetProperty("types").EnumerateArray().ToDictionary(type => type.GetProperty("name").GetString()!);
        Assert.Superset(
            new HashSet<string>
            {
                "Query", "Dog", "Pet", "CatOrDog", "DogCommand", "ComplexInput", "Int", "ID", "__Schema", "__Type", "__TypeKind",
                "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation",
            },
            types.Keys.ToHashSet());
        Assert.Equal(["Being", "Pet"], Names(types["Dog"].GetProperty("interfaces")));
        Assert.Equal(["Cat", "Dog"], Names(types["CatOrDog"].GetProperty("possibleTypes")));
        Assert.Equal(["Cat", "Dog", "Human"], Names(types["Being"].GetProperty("possibleTypes")));
        Assert.Equal(["SIT", "HEEL", "ROLL_OVER"], Names(types["DogCommand"].GetProperty("enumValues")));
        Assert.Equal("INPUT_OBJECT", types["ComplexInput"].GetProperty("kind").GetString());
        Assert.True(types["ByInput"].GetProperty("isOneOf").GetBoolean());
        Assert.False(types["ComplexInput"].GetProperty("isOneOf").GetBoolean());
        Assert.Equal(
            ["include", "skip", "deprecated", "specifiedBy", "oneOf"], Names(schema.GetProperty("directives")));
    }

    [Fact]
    public async Task Wrappers_default_values_and_deprecations_are_described() => Assert.Equal(
        """
        {"__type":{"description":"Roots.","fields":[{"name":"old","isDeprecated":true,"deprecationReason":"Use new.",
        "args":[{"name":"count","defaultValue":"5","type":{"kind":"NON_NULL","name":null,"ofType":{"name":"Int"}}}],
        "type":{"kind":"NON_NULL","ofType":{"kind":"LIST","ofType":{"kind":"NON_NULL","ofType":{"kind":"SCALAR","name":"String"}}}}}]}}
        """.ReplaceLineEndings(""),
        await TestServer.Of(typeof(DocumentedQuery)).DataAsync(
            """
            { __type(name: "Query") { description fields(includeDeprecated: true) { name isDeprecated deprecationReason
              args { name defaultValue type { kind name ofType { name } } }
              type { kind ofType { kind ofType { kind ofType { kind name } } } } } } }
            """));

    [Fact]
    public async Task Deprecated_fields_are_left_out_unless_asked_for() => Assert.Equal(
        """{"__type":{"fields":[]}}""",
        await TestServer.Of(typeof(DocumentedQuery)).DataAsync("{ __type(name: \"Query\") { fields { name } } }"));

    [Fact]
    public async Task Scalars_say_where_they_are_specified()
    {
        var data = await _server.RunAsync("{ __type(name: \"UUID\") { specifiedByURL } decimal: __type(name: \"Decimal\") { specifiedByURL kind } }");

        Assert.Equal("""{"__type":null,"decimal":{"specifiedByURL":null,"kind":"SCALAR"}}""", data.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task An_unknown_type_is_null() =>
        Assert.Equal("""{"__type":null}""", await _server.DataAsync("{ __type(name: \"Nope\") { name } }"));

    private static string[] Names(JsonElement list) =>
        [.. list.EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];

    [QueryType]
    [GraphQLDescription("Roots.")]
    public static class DocumentedQuery
    {
        [GraphQLDeprecated("Use new.")]
        public static IReadOnlyList<string> Old(int count = 5) => new string[count];
    }

    private const string StandardQuery = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description
            args(includeDeprecated: true) { ...InputValue }
            type { ...TypeRef }
            isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue {
          name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
        }
        fragment TypeRef on __Type {
          kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
            ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;
}
