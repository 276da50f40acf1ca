namespace Erp.GraphQL.Tests.Oracle;

/// <summary>
/// The same verdict as graphql-js on every document: the place of a syntax error; the canonical form; the broken rules
/// and where; the data and the paths of errors when it is run.
/// </summary>
[Collection(OracleSchemas.Collection)]
public class DocumentOracleTests(OracleSchemas schemas)
{
    private const int Seeds = 400;

    [Theory]
    [InlineData("zoo", "zoo-valid.graphql")]
    [InlineData("zoo", "zoo-invalid.graphql")]
    [InlineData("form", "form-valid.graphql")]
    [InlineData("form", "form-invalid.graphql")]
    public Task Hand_picked_documents(string schema, string file) => AssertSameAsync(schema, Sample.ReadAll(file));

    [Theory]
    [InlineData("lexical.json")]
    [InlineData("type-system.json")]
    public Task Hand_picked_texts(string file) =>
        AssertSameAsync("zoo", Sample.ReadTexts(file).Select(text => new Sample(text)));

    [Theory]
    [InlineData("zoo")]
    [InlineData("form")]
    public Task Generated_documents(string schema) => AssertSameAsync(schema, Generated(schema));

    [Theory]
    [InlineData("zoo")]
    [InlineData("form")]
    public Task Generated_documents_with_tokens_changed(string schema) => AssertSameAsync(
        schema, Generated(schema).Select((sample, seed) => new Sample(TokenFuzzer.Change(sample.Document, seed))));

    [Theory]
    [InlineData("lexical.json")]
    [InlineData("type-system.json")]
    public Task Hand_picked_texts_with_tokens_changed(string file) => AssertSameAsync(
        "zoo", Sample.ReadTexts(file).Select((text, seed) => new Sample(TokenFuzzer.Change(text, seed))));

    private IEnumerable<Sample> Generated(string schema) => Enumerable.Range(0, Seeds)
        .Select(seed => new Sample(new DocumentGenerator(schemas[schema].Server.Executor.Schema, seed).Document()));

    private async Task AssertSameAsync(string schema, IEnumerable<Sample> samples)
    {
        var differences = new List<string>();
        foreach (var sample in samples)
        {
            var difference = await Comparison.DifferenceAsync(schemas[schema], sample);
            if (difference is not null) differences.Add($"{sample.Document}\n{difference}");
        }
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }
}
