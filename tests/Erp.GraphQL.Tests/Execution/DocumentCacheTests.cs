using System.Text;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Language;
using Erp.GraphQL.Tests.Validation;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Tests.Execution;

public class DocumentCacheTests
{
    private static readonly GraphQLSchema Schema = new SchemaBuilder().AddType(typeof(PetSchema.Query))
        .AddType(typeof(PetSchema.Dog)).AddType(typeof(PetSchema.Cat)).AddType(typeof(PetSchema.Human)).Build();

    [Fact]
    public void A_document_is_found_by_its_text_and_form()
    {
        var cache = new DocumentCache(10, 1000);
        var document = Add(cache, "{ dog { name } }");

        Assert.Same(document, cache.Find("{ dog { name } }"u8, isEscaped: false));
        Assert.Null(cache.Find("{ dog { name } }"u8, isEscaped: true));
        Assert.Null(cache.Find("{ dog { name }  }"u8, isEscaped: false));
    }

    [Fact]
    public void Documents_that_are_used_stay_and_others_give_way()
    {
        var cache = new DocumentCache(3, 1000);
        foreach (var alias in "abc") Add(cache, $"{{ {alias}: dog {{ name }} }}");
        Assert.NotNull(cache.Find("{ a: dog { name } }"u8, false));

        Add(cache, "{ d: dog { name } }");
        Add(cache, "{ e: dog { name } }");

        Assert.Equal(3, cache.Count);
        Assert.NotNull(cache.Find("{ a: dog { name } }"u8, false));
        Assert.Null(cache.Find("{ b: dog { name } }"u8, false));
        Assert.Null(cache.Find("{ c: dog { name } }"u8, false));
    }

    [Fact]
    public void The_bytes_kept_are_bounded_too()
    {
        var cache = new DocumentCache(1000, 100);
        for (var i = 0; i < 50; i++) Add(cache, $"{{ x{i}: dog {{ name }} }}");
        Add(cache, "{ dog { name } }" + new string(' ', 100));

        Assert.InRange(cache.Count, 1, 5);
    }

    private static CompiledDocument Add(DocumentCache cache, string text)
    {
        var document = new CompiledDocument(Schema, Parser.Parse(text));
        cache.Add(Encoding.UTF8.GetBytes(text), false, document);
        return document;
    }
}
