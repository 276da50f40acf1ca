namespace Erp.GraphQL.Tests.Oracle;

/// <summary>The reference implementation with its schemas; started once for all tests of the collection.</summary>
public sealed class OracleSchemas : IDisposable
{
    public const string Collection = "graphql-js";

    public OracleSchemas()
    {
        Reference = new ReferenceImplementation();
        Zoo = OracleSchema.Zoo(Reference);
        Form = OracleSchema.Form(Reference);
    }

    public ReferenceImplementation Reference { get; }

    public OracleSchema Zoo { get; }

    public OracleSchema Form { get; }

    public OracleSchema this[string name] => name == Zoo.Name ? Zoo : Form;

    public void Dispose()
    {
        Zoo.Dispose();
        Form.Dispose();
        Reference.Dispose();
    }
}

[CollectionDefinition(OracleSchemas.Collection)]
public sealed class OracleCollection : ICollectionFixture<OracleSchemas>;
