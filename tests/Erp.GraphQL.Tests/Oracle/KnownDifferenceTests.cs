using Erp.GraphQL.Language;
using Erp.GraphQL.Tests.Oracle.Schemas;
using Erp.GraphQL.Validation;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>Documents on which the specification decides for us and against graphql-js 16.</summary>
[Collection(OracleSchemas.Collection)]
public class KnownDifferenceTests(OracleSchemas schemas)
{
    [Fact]
    public void A_typename_has_a_shape_like_any_field() => AssertOursAlone(
        schemas.Zoo,
        "{ pets { ... on Dog { x: __typename } ... on Cat { x: weight } } }",
        "Fields \"x\" conflict because they return conflicting types \"String!\" and \"Float\". "
            + "Use different aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void A_variable_of_a_oneOf_field_is_non_null_also_where_the_input_is()
    {
        using var schema = OracleSchema.Of(schemas.Reference, "one", typeof(Query));

        AssertOursAlone(
            schema,
            "query ($n: String) { strict(value: {name: $n}) }",
            "Variable \"$n\" is of type \"String\" but must be non-nullable to be used for OneOf Input Object \"ChoiceInput\".");
    }

    [Fact]
    public void A_subscription_does_not_depend_on_a_condition() => AssertOursAlone(
        schemas.Zoo,
        "subscription { barks @include(if: true) }",
        "Anonymous Subscription must not use @skip or @include on its top level field.");

    [Fact]
    public void An_operation_needs_its_root_type() =>
        AssertOursAlone(schemas.Form, "mutation { __typename }", "The schema has no mutation type.");

    private static void AssertOursAlone(OracleSchema schema, string document, string message)
    {
        var answer = schema.Reference.Ask(new { ask = "document", name = schema.Name, document });
        var ours = DocumentValidator.Validate(schema.Server.Executor.Schema, Parser.Parse(document), new GraphQLOptions());

        Assert.False(answer.TryGetProperty("broken", out _), "graphql-js has come to the same verdict.");
        Assert.Equal([message], ours.Select(error => error.Message));
    }

    [QueryType]
    public static class Query
    {
        public static string? GetStrict(FormSchema.Choice value) => value.ToString();
    }
}
