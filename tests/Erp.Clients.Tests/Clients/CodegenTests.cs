using Erp.Clients.Tests.Support;

namespace Erp.Clients.Tests.Clients;

/// <summary>graphql-codegen, as it comes: the types of a program in TypeScript.</summary>
[Collection(DemoServerTests.Name)]
public sealed class CodegenTests(DemoServer server)
{
    /// <summary>The operations are GraphiQL's examples; <c>usage.ts</c> says what may be done with their types.</summary>
    [Fact]
    public async Task Types_are_made_from_introspection_and_from_the_schema_file_and_hold_what_they_promise()
    {
        var seen = await server.RunAsync(
            "codegen", "typed", ("examples", Path.Combine(ExampleFile.Folder, "*.graphql")));

        Assert.Equal("", seen.Text("complaints"));
        var operations = ExampleFile.All().Sum(file => file.Operations.Count);
        Assert.Equal($"{operations} {operations}", $"{seen.Text("introspected")} {seen.Text("file")}");
    }
}
