using System.Collections.Immutable;
using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Execution;

public class CoercionTests
{
    private readonly TestServer _server = TestServer.Of(typeof(Query));

    [Theory]
    [InlineData("int", "Int", "5", "5")]
    [InlineData("int", "Int", "5.0", "5")]
    [InlineData("int", "Int", "1e3", "1000")]
    [InlineData("int", "Int", "null", "null")]
    [InlineData("long", "Long", "9223372036854775807", "9223372036854775807")]
    [InlineData("float", "Float", "3", "3")]
    [InlineData("float", "Float", "0.1", "0.1")]
    [InlineData("float", "Float", "1e300", "1E+300")]
    [InlineData("string", "String", "\"a\\u00e9\\n\"", "\"aé\\n\"")]
    [InlineData("boolean", "Boolean", "true", "true")]
    [InlineData("id", "ID", "\"x\"", "\"x\"")]
    [InlineData("id", "ID", "7", "\"7\"")]
    [InlineData("guid", "ID", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"")]
    [InlineData("decimal", "Decimal", "\"12.50\"", "\"12.50\"")]
    [InlineData("decimal", "Decimal", "12.50", "\"12.50\"")]
    [InlineData("decimal", "Decimal", "-0.00", "\"0.00\"")]
    [InlineData("decimal", "Decimal", "1e3", "\"1000\"")]
    [InlineData("decimal", "Decimal", "9999999999999999999999999999", "\"9999999999999999999999999999\"")]
    [InlineData("uuid", "UUID", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"")]
    [InlineData("instant", "DateTime", "\"2026-01-31T13:45:00Z\"", "\"2026-01-31T13:45:00Z\"")]
    [InlineData("instant", "DateTime", "\"2026-01-31T13:45:00.125+02:00\"", "\"2026-01-31T13:45:00.125+02:00\"")]
    [InlineData("utc", "DateTime", "\"2026-01-31T13:45:00+02:00\"", "\"2026-01-31T11:45:00Z\"")]
    [InlineData("date", "Date", "\"2026-01-31\"", "\"2026-01-31\"")]
    [InlineData("size", "Size", "\"VERY_LARGE\"", "\"VERY_LARGE\"")]
    [InlineData("list", "[Int!]", "[1,2]", "[1,2]")]
    [InlineData("list", "[Int!]", "3", "[3]")]
    [InlineData("list", "[Int!]", "[]", "[]")]
    [InlineData("list", "[Int!]", "null", "null")]
    [InlineData("nested", "[[Int]]", "[[1],null,[null,2]]", "[[1],null,[null,2]]")]
    [InlineData("nested", "[[Int]]", "1", "[[1]]")]
    public async Task Values_are_read_alike_from_variables_and_literals(string field, string type, string json, string expected)
    {
        var data = $$"""{"{{field}}":{{expected}}}""";

        Assert.Equal(data, await _server.DataAsync($"query ($v: {type}) {{ {field}(value: $v) }}", $$"""{"v":{{json}}}"""));

        var literal = type switch
        {
            "Size" => json.Trim('"'),
            "Int" when json != "null" => "" + (int)double.Parse(json, System.Globalization.CultureInfo.InvariantCulture),
            _ => json,
        };
        Assert.Equal(data, await _server.DataAsync($"{{ {field}(value: {literal}) }}"));
    }

    /// <summary>As some clients write it; where it cannot be a time, it is refused as any other text.</summary>
    [Theory]
    [InlineData("2026-01-31T13:45:00\\u002B02:00", "2026-01-31T13:45:00+02:00")]
    [InlineData("2026-01-31T13:45:00\\u0021", null)]
    public async Task An_instant_may_be_escaped(string escaped, string? expected)
    {
        var response = await _server.RunAsync("query ($v: DateTime) { instant(value: $v) }", $$"""{"v":"{{escaped}}"}""");

        Assert.Equal(
            expected, response.TryGetProperty("data", out var data) ? data.GetProperty("instant").GetString() : null);
    }

    [Theory]
    [InlineData("int", "Int", "\"5\"", "Int cannot represent \"5\".")]
    [InlineData("int", "Int", "1.5", "Int cannot represent 1.5.")]
    [InlineData("int", "Int", "2147483648", "Int cannot represent 2147483648: not between -2147483648 and 2147483647.")]
    [InlineData("int", "Int", "[1]", "Int cannot represent a list.")]
    [InlineData("long", "Long", "9223372036854775808", "Long cannot represent 9223372036854775808.")]
    [InlineData("float", "Float", "\"1\"", "Float cannot represent \"1\".")]
    [InlineData("float", "Float", "1e999", "Float cannot represent 1e999.")]
    [InlineData("string", "String", "5", "String cannot represent 5.")]
    [InlineData("string", "String", "{}", "String cannot represent an object.")]
    [InlineData("string", "String", "\"\\ud800\"", "The text holds an invalid surrogate pair.")]
    [InlineData("boolean", "Boolean", "\"true\"", "Boolean cannot represent \"true\".")]
    [InlineData("id", "ID", "1.5", "ID cannot represent 1.5.")]
    [InlineData("guid", "ID", "\"x\"", "ID cannot represent \"x\": expected a UUID.")]
    [InlineData("decimal", "Decimal", "\"1e\"", "Decimal cannot represent \"1e\".")]
    [InlineData("decimal", "Decimal", "\"\"", "Decimal cannot represent \"\".")]
    [InlineData("decimal", "Decimal", "\" 1\"", "Decimal cannot represent \" 1\".")]
    [InlineData("decimal", "Decimal", "\"NaN\"", "Decimal cannot represent \"NaN\".")]
    [InlineData("decimal", "Decimal", "1e-29", "Decimal cannot represent 1e-29: more than 28 digits.")]
    [InlineData("decimal", "Decimal", "12345678901234567890.1234567895", "Decimal cannot represent 12345678901234567890.1234567895: more than 28 digits.")]
    [InlineData("instant", "DateTime", "\"2026-01-31T13:45:00\"", "DateTime cannot represent \"2026-01-31T13:45:00\": expected a form like 2026-01-31T13:45:00Z.")]
    [InlineData("date", "Date", "\"2026-02-30\"", "Date cannot represent \"2026-02-30\": expected a form like 2026-01-31.")]
    [InlineData("size", "Size", "\"HUGE\"", "Size cannot represent \"HUGE\".")]
    [InlineData("size", "Size", "0", "Size cannot represent 0.")]
    public async Task Wrong_variables_are_refused_before_anything_runs(string field, string type, string json, string error)
    {
        var response = await _server.RunAsync($"query ($v: {type}) {{ {field}(value: $v) }}", $$"""{"v":{{json}}}""");

        Assert.False(response.TryGetProperty("data", out _));
        Assert.Equal($"Variable \"$v\" got an invalid value: {error}", response.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Equal("BAD_USER_INPUT", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(ExecutionOutcome.Refused, _server.Outcome);
    }

    [Theory]
    [InlineData("""{"sku":"a","quantity":"2"}""", "a 2 10 [] absent")]
    [InlineData("""{"quantity":2.50,"sku":"a","limit":3,"tags":["x","y"],"note":"n"}""", "a 2.50 3 [x,y] n")]
    [InlineData("""{"sku":"a","quantity":1,"note":null,"tags":"x"}""", "a 1 10 [x] null")]
    [InlineData("""{"sk\u0075":"a","quantity":1}""", "a 1 10 [] absent")]
    public async Task Input_objects_reach_their_constructor(string json, string expected)
    {
        var data = $$"""{"line":"{{expected}}"}""";

        Assert.Equal(data, await _server.DataAsync("query ($v: LineInput!) { line(value: $v) }", $$"""{"v":{{json}}}"""));
    }

    [Theory]
    [InlineData("""{"quantity":1}""", "Variable \"$v\" got an invalid value: Field \"sku\" of required type \"String!\" was not provided.")]
    [InlineData("""{"sku":null,"quantity":1}""", "Variable \"$v.sku\" got an invalid value: Expected a value of the non-null type \"String!\".")]
    [InlineData("""{"sku":"a","quantity":1,"nope":1}""", "Variable \"$v.nope\" got an invalid value: Field \"nope\" is not defined by type \"LineInput\".")]
    [InlineData("""{"sku":"a","quantity":1,"tags":["x",5]}""", "Variable \"$v.tags[1]\" got an invalid value: String cannot represent 5.")]
    [InlineData("""{"sku":"a","quantity":1,"inner":{"sku":"b","quantity":"?"}}""", "Variable \"$v.inner.quantity\" got an invalid value: Decimal cannot represent \"?\".")]
    [InlineData("7", "Variable \"$v\" got an invalid value: Expected an object of type \"LineInput\".")]
    public async Task Errors_in_input_objects_name_their_place(string json, string error) => Assert.Equal(
        [error],
        await _server.ErrorsAsync("query ($v: LineInput!) { line(value: $v) }", $$"""{"v":{{json}}}"""));

    [Theory]
    [InlineData("{}", "Exactly one key must be specified for oneOf type \"ByInput\".")]
    [InlineData("""{"sku":"a","number":1}""", "Exactly one key must be specified for oneOf type \"ByInput\".")]
    [InlineData("""{"sku":null}""", "The value given for oneOf type \"ByInput\" must not be null.")]
    public async Task A_oneOf_input_takes_exactly_one_field(string json, string error) => Assert.Equal(
        ["Variable \"$v\" got an invalid value: " + error],
        await _server.ErrorsAsync("query ($v: ByInput!) { by(value: $v) }", $$"""{"v":{{json}}}"""));

    [Fact]
    public async Task A_oneOf_input_with_one_field_is_fine() => Assert.Equal(
        """{"by":"number 4"}""", await _server.DataAsync("query ($v: ByInput!) { by(value: $v) }", """{"v":{"number":4}}"""));

    [Fact]
    public async Task Literals_may_hold_variables() => Assert.Equal(
        """{"line":"a 2 10 [x,y] absent"}""",
        await _server.DataAsync(
            "query ($s: String!, $q: Decimal!, $t: String!, $n: String) { line(value: {sku: $s, quantity: $q, tags: [$t, \"y\"], note: $n}) }",
            """{"s":"a","q":2,"t":"x"}"""));

    [Fact]
    public async Task A_variable_may_feed_arguments_of_different_types() => Assert.Equal(
        """{"id":"6f9619ff-8b86-d011-b42d-00c04fc964ff","guid":"6f9619ff-8b86-d011-b42d-00c04fc964ff"}""",
        await _server.DataAsync(
            "query ($v: ID!) { id(value: $v) guid(value: $v) }", """{"v":"6f9619ff-8b86-d011-b42d-00c04fc964ff"}"""));

    [Fact]
    public async Task A_literal_that_only_the_resolver_s_type_refuses_is_refused_before_anything_runs()
    {
        Assert.Equal(["ID cannot represent \"x\": expected a UUID."], await _server.ErrorsAsync("{ guid(value: \"x\") }"));
        Assert.Equal(ExecutionOutcome.Refused, _server.Outcome);
    }

    [Fact]
    public async Task A_literal_that_only_a_runtime_type_refuses_is_an_error_of_the_field()
    {
        using var server = TestServer.Of(typeof(NodeQuery), typeof(GuidNode));

        var response = await server.RunAsync("{ node { find(id: \"x\") } }");

        Assert.Equal("""{"node":null}""", response.GetProperty("data").GetRawText());
        Assert.Equal(
            "ID cannot represent \"x\": expected a UUID.",
            response.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("{ defaulted }", "{}", "5")]
    [InlineData("query ($v: Int) { defaulted(value: $v) }", "{}", "5")]
    [InlineData("query ($v: Int = 7) { defaulted(value: $v) }", "{}", "7")]
    [InlineData("query ($v: Int = 7) { defaulted(value: $v) }", """{"v":8}""", "8")]
    public async Task Default_values_stand_in_for_what_is_absent(string document, string variables, string expected) =>
        Assert.Equal($$"""{"defaulted":{{expected}}}""", await _server.DataAsync(document, variables));

    [Fact]
    public async Task Null_for_a_defaulted_argument_is_an_error_of_the_field()
    {
        var response = await _server.RunAsync("query ($v: Int) { defaulted(value: $v) int(value: 1) }", """{"v":null}""");

        Assert.Equal("""["defaulted"]""", response.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Theory]
    [InlineData("{ optional }", "absent")]
    [InlineData("{ optional(value: null) }", "null")]
    [InlineData("{ optional(value: 3) }", "3")]
    public async Task Absent_and_null_can_be_told_apart(string document, string expected) =>
        Assert.Equal($$"""{"optional":"{{expected}}"}""", await _server.DataAsync(document));

    [Theory]
    [InlineData("{}", "absent")]
    [InlineData("""{"v":null}""", "null")]
    [InlineData("""{"v":3}""", "3")]
    public async Task Absent_and_null_variables_can_be_told_apart(string variables, string expected) => Assert.Equal(
        $$"""{"optional":"{{expected}}"}""", await _server.DataAsync("query ($v: Int) { optional(value: $v) }", variables));

    [Fact]
    public async Task A_missing_required_variable_is_refused() => Assert.Equal(
        ["Variable \"$v\" of required type \"Int!\" was not provided."],
        await _server.ErrorsAsync("query ($v: Int!) { int(value: $v) }"));

    [Fact]
    public async Task Variables_that_are_not_declared_are_ignored() => Assert.Equal(
        """{"int":1}""", await _server.DataAsync("query ($v: Int) { int(value: $v) }", """{"x":{"y":[1,2]},"v":1,"z":null}"""));

    [InterfaceType]
    public interface INode
    {
        [GraphQLName("find")]
        string? Find([ID] string id);
    }

    [ObjectType]
    public sealed class GuidNode : INode
    {
        string? INode.Find(string id) => id;

        [GraphQLName("find")]
        public string? Find([ID] Guid id) => id.ToString();
    }

    [QueryType]
    public static class NodeQuery
    {
        public static INode? GetNode() => new GuidNode();
    }

    public enum Size
    {
        Small,
        VeryLarge,
    }

    public sealed record LineInput(
        string Sku, decimal Quantity, ImmutableArray<string>? Tags, Optional<string?> Note, LineInput? Inner = null, int Limit = 10);

    [OneOf]
    public sealed record ByInput(string? Sku, int? Number);

    [QueryType]
    public static class Query
    {
        public static int? Int(int? value) => value;

        public static long? Long(long? value) => value;

        public static double? Float(double? value) => value;

        public static string? String(string? value) => value;

        public static bool? Boolean(bool? value) => value;

        [ID]
        public static string? Id([ID] string? value) => value;

        [ID]
        public static Guid? Guid([ID] Guid? value) => value;

        public static decimal? Decimal(decimal? value) => value;

        public static Guid? Uuid(Guid? value) => value;

        public static DateTimeOffset? Instant(DateTimeOffset? value) => value;

        public static DateTime? Utc(DateTime? value) => value;

        public static DateOnly? Date(DateOnly? value) => value;

        public static Size? Size(Size? value) => value;

        public static List<int>? List(List<int>? value) => value;

        public static IReadOnlyList<int?[]?>? Nested(IReadOnlyList<int?[]?>? value) => value;

        public static string Line(LineInput value) =>
            $"{value.Sku} {value.Quantity} {value.Limit} [{string.Join(',', value.Tags ?? [])}] "
            + (value.Note.HasValue ? value.Note.Value ?? "null" : "absent");

        public static string By(ByInput value) => value.Sku is null ? $"number {value.Number}" : $"sku {value.Sku}";

        public static int Defaulted(int value = 5) => value;

        public static string Optional(Optional<int?> value) =>
            value.HasValue ? value.Value?.ToString() ?? "null" : "absent";
    }
}
