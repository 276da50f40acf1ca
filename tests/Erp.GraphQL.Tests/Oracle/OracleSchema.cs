using System.Text.Json;
using Erp.GraphQL.Schema;
using Erp.GraphQL.Tests.Oracle.Schemas;
using Erp.GraphQL.Tests.Oracle.Worlds;
using Erp.GraphQL.Tests.Support;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>A schema both implementations know: ours from classes, the other from what ours prints.</summary>
public sealed class OracleSchema : IDisposable
{
    private static readonly JsonElement EmptyWorld = JsonDocument.Parse("""{"root": {}, "objects": {}}""").RootElement;

    private OracleSchema(ReferenceImplementation reference, string name, Type[] types, JsonElement world)
    {
        Name = name;
        Reference = reference;
        Server = TestServer.Create(builder =>
        {
            TestServer.AddAll(builder, types);
            builder.SetDescription($"The {name} of the tests.\n\nIt has \"quotes\".").ModifyOptions(Widen);
        });
        Sdl = SchemaPrinter.Print(Server.Executor.Schema);
        Sorted = reference.Ask(new { ask = "schema", name, sdl = Sdl, world }).GetProperty("sorted").GetString()!;
    }

    public string Name { get; }

    public ReferenceImplementation Reference { get; }

    public TestServer Server { get; }

    public string Sdl { get; }

    /// <summary>The printed schema as graphql-js prints it after reading it, everything in the order of names.</summary>
    public string Sorted { get; }

    public static OracleSchema Zoo(ReferenceImplementation reference) =>
        new(reference, "zoo", ZooSchema.Types, ZooSchema.World.Json);

    public static OracleSchema Form(ReferenceImplementation reference) =>
        new(reference, "form", FormSchema.Types, new World("form.json", (_, _) => new FormSchema.Query2()).Json);

    public static OracleSchema Of(ReferenceImplementation reference, string name, params Type[] types) =>
        new(reference, name, types, EmptyWorld);

    public void Dispose() => Server.Dispose();

    /// <summary>The comparison is about the language; limits of ours would only hide parts of it.</summary>
    private static void Widen(GraphQLOptions options)
    {
        options.MaxAliases = options.MaxFields = options.MaxDepth = 100_000;
        options.MaxValidationErrors = 1_000;
    }
}
