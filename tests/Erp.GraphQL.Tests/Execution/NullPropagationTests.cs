using System.Text.Json;
using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Execution;

public class NullPropagationTests
{
    private readonly TestServer _server = TestServer.Of(typeof(Query), typeof(BoxFields));

    [Theory]
    [InlineData("nullable", """{"box":{"name":"b","nullable":null}}""", """["box","nullable"]""")]
    [InlineData("required", """{"box":null}""", """["box","required"]""")]
    [InlineData("throwing", """{"box":null}""", """["box","throwing"]""")]
    [InlineData("throwingNullable", """{"box":{"name":"b","throwingNullable":null}}""", """["box","throwingNullable"]""")]
    [InlineData("asyncRequired", """{"box":null}""", """["box","asyncRequired"]""")]
    [InlineData("asyncThrowing", """{"box":{"name":"b","asyncThrowing":null}}""", """["box","asyncThrowing"]""")]
    [InlineData("methodThrowing", """{"box":{"name":"b","methodThrowing":null}}""", """["box","methodThrowing"]""")]
    [InlineData("strictItems", """{"box":{"name":"b","strictItems":null}}""", """["box","strictItems",1]""")]
    [InlineData("looseItems", """{"box":{"name":"b","looseItems":["a",null]}}""", null)]
    [InlineData("strictList", """{"box":null}""", """["box","strictList",1]""")]
    [InlineData("boxes { required }", """{"box":{"name":"b","boxes":[null,null]}}""", """["box","boxes",0,"required"]""")]
    [InlineData("strictBoxes { required }", """{"box":null}""", """["box","strictBoxes",0,"required"]""")]
    [InlineData("strictBoxes { asyncRequired }", """{"box":null}""", """["box","strictBoxes",0,"asyncRequired"]""")]
    [InlineData("boxes { methodThrowing }", """{"box":{"name":"b","boxes":[{"methodThrowing":null},{"methodThrowing":null}]}}""", """["box","boxes",0,"methodThrowing"]""")]
    [InlineData("brokenEnumerable", """{"box":{"name":"b","brokenEnumerable":null}}""", """["box","brokenEnumerable"]""")]
    [InlineData("notFinite", """{"box":{"name":"b","notFinite":null}}""", """["box","notFinite"]""")]
    public async Task Null_goes_to_the_nearest_nullable_place(string field, string data, string? path)
    {
        var response = await _server.RunAsync($"{{ box {{ name {field} }} }}");

        Assert.Equal(data, response.GetProperty("data").GetRawText());
        if (field == "nullable" || path is null)
        {
            Assert.False(response.TryGetProperty("errors", out _));
            return;
        }
        Assert.Equal(path, response.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task A_required_root_field_makes_the_data_null()
    {
        var response = await _server.RunAsync("{ name strict { required } }");

        Assert.Equal(JsonValueKind.Null, response.GetProperty("data").ValueKind);
        Assert.Equal("""["strict","required"]""", response.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task Siblings_of_a_failed_field_are_delivered()
    {
        var response = await _server.RunAsync("{ a: box { throwingNullable name } b: box { required } name }");

        Assert.Equal("""{"a":{"throwingNullable":null,"name":"b"},"b":null,"name":"q"}""", response.GetProperty("data").GetRawText());
        Assert.Equal(2, response.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Errors_come_first_and_say_where_and_what()
    {
        var text = await _server.TextAsync("{\n  x: box {\n    y: required\n  }\n}");

        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for a field of a non-null type.","locations":[{"line":3,"column":5}],"path":["x","y"],"extensions":{"code":"NON_NULL_VIOLATION"}}],"data":{"x":null}}""",
            text);
    }

    [QueryType]
    public static class Query
    {
        public static string Name => "q";

        public static Box? GetBox() => new();

        public static Box GetStrict() => new();
    }

    public sealed class Box
    {
        public string Name => "b";

        public string? Nullable => null;

        public string Required => null!;

        public string Throwing => throw new InvalidOperationException("secret");

        public string? ThrowingNullable => throw new InvalidOperationException("secret");

        public IReadOnlyList<string>? StrictItems => ["a", null!];

        public IReadOnlyList<string?>? LooseItems => ["a", null];

        public IReadOnlyList<string> StrictList => ["a", null!];

        public IReadOnlyList<Box?>? Boxes => [new Box(), new Box()];

        public IReadOnlyList<Box> StrictBoxes => [new Box(), new Box()];

        public IEnumerable<string>? BrokenEnumerable => Enumerable.Range(0, 3).Select(i => (10 / (i - 1)).ToString());

        public double? NotFinite => double.NaN;
    }

    [ObjectType<Box>]
    public static class BoxFields
    {
        public static async Task<string> GetAsyncRequiredAsync([Parent] Box box)
        {
            await Task.Yield();
            return null!;
        }

        public static async Task<string?> GetAsyncThrowingAsync([Parent] Box box)
        {
            await Task.Yield();
            throw new InvalidOperationException("secret");
        }

        public static string? MethodThrowing([Parent] Box box, int code = 1) => throw new InvalidOperationException("secret");
    }
}
