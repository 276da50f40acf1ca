using System.Text.Json;
using System.Text.Json.Nodes;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>What a schema prints and says about itself is the schema that graphql-js then has.</summary>
[Collection(OracleSchemas.Collection)]
public class SchemaOracleTests(OracleSchemas schemas)
{
    private const string FullIntrospection = """
        {
          __schema {
            description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types { ...Full }
            directives { name isRepeatable locations args(includeDeprecated: true) { ...Input } }
          }
        }
        fragment Full on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...Input } type { ...Reference } isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...Input }
          interfaces { ...Reference }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...Reference }
        }
        fragment Input on __InputValue {
          name description type { ...Reference } defaultValue isDeprecated deprecationReason
        }
        fragment Reference on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        }
        """;

    [Theory]
    [InlineData("zoo")]
    [InlineData("form")]
    public async Task Introspection_tells_the_same_as_the_printed_schema(string name)
    {
        var schema = schemas[name];

        var ours = JsonNode.Parse(await schema.Server.DataAsync(FullIntrospection))!["__schema"]!;

        var answer = schemas.Reference.Ask(new { ask = "document", name, document = FullIntrospection });
        var theirs = JsonNode.Parse(answer.GetProperty("result").GetProperty("data").GetRawText())!["__schema"]!;
        Assert.Equal(Normal(theirs), Normal(ours));
    }

    [Theory]
    [InlineData("zoo")]
    [InlineData("form")]
    public async Task A_client_rebuilds_the_schema_from_introspection(string name)
    {
        var schema = schemas[name];
        var introspection = JsonNode.Parse(await schema.Server.DataAsync(FullIntrospection));

        var rebuilt = schemas.Reference.Ask(new { ask = "clientSchema", introspection });

        Assert.Equal(schema.Sorted, rebuilt.GetProperty("sorted").GetString());
    }

    [Theory]
    [InlineData("zoo")]
    [InlineData("form")]
    public void Printing_a_schema_is_printing_its_definitions(string name)
    {
        var printed = schemas.Reference.Ask(new { ask = "print", document = schemas[name].Sdl });

        Assert.Equal(schemas[name].Sdl, printed.GetProperty("printed").GetString() + "\n");
    }

    /// <summary>
    /// The order of types, of what the specification leaves without an order, and the words that describe what is built in
    /// are each implementation's affair. The types of introspection itself are those of the next edition in graphql-js.
    /// </summary>
    private static string Normal(JsonNode schema)
    {
        var types = schema["types"]!.AsArray().OrderBy(Name, StringComparer.Ordinal)
            .Where(type => !Name(type).StartsWith("__", StringComparison.Ordinal))
            .Select(type =>
            {
                var copy = type!.DeepClone();
                if (Name(copy) is "Int" or "Float" or "String" or "Boolean" or "ID") RemoveDescriptions(copy);
                Sort(copy, "interfaces");
                Sort(copy, "possibleTypes");
                return copy;
            });
        var directives = schema["directives"]!.AsArray().OrderBy(Name, StringComparer.Ordinal)
            .Select(directive => UpToDate(directive!));
        return new JsonObject
        {
            ["description"] = schema["description"]?.DeepClone(),
            ["roots"] = new JsonArray(
                Name(schema["queryType"]), Name(schema["mutationType"]), Name(schema["subscriptionType"])),
            ["types"] = new JsonArray([.. types]),
            ["directives"] = new JsonArray([.. directives]),
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static void Sort(JsonNode type, string list)
    {
        if (type[list] is JsonArray items)
            type[list] = new JsonArray([.. items.OrderBy(Name, StringComparer.Ordinal).Select(item => item!.DeepClone())]);
    }

    private static void RemoveDescriptions(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                members.Remove("description");
                foreach (var (_, value) in members) if (value is not null) RemoveDescriptions(value);
                break;
            case JsonArray items:
                foreach (var item in items) if (item is not null) RemoveDescriptions(item);
                break;
        }
    }

    /// <summary>
    /// graphql-js 16 has the reason nullable, as editions before September 2025 had, and knows a location of the next.
    /// </summary>
    private static JsonNode UpToDate(JsonNode directive)
    {
        var copy = directive.DeepClone();
        RemoveDescriptions(copy);
        copy["locations"] = new JsonArray([.. copy["locations"]!.AsArray()
            .Select(location => location!.GetValue<string>())
            .Where(location => location != "DIRECTIVE_DEFINITION")
            .Order(StringComparer.Ordinal)
            .Select(location => (JsonNode)location)]);
        var reason = copy["args"]!.AsArray().FirstOrDefault(argument => Name(argument) == "reason");
        if (reason?["type"]!["kind"]!.GetValue<string>() == "SCALAR")
            reason["type"] = new JsonObject { ["kind"] = "NON_NULL", ["name"] = null, ["ofType"] = reason["type"]!.DeepClone() };
        return copy;
    }

    private static string Name(JsonNode? node) => node?["name"]?.GetValue<string>() ?? "";
}
