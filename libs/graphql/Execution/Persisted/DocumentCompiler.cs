using System.Text.Json;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;
using Erp.GraphQL.Validation;

namespace Erp.GraphQL.Execution.Persisted;

/// <summary>Makes of a text what can be run: parses and validates it.</summary>
internal sealed class DocumentCompiler(GraphQLSchema schema, GraphQLOptions options)
{
    /// <exception cref="GraphQLRequestException">The text is no document, or not one for this schema.</exception>
    public CompiledDocument Compile(byte[] text)
    {
        var document = Parse(text);
        var errors = DocumentValidator.Validate(schema, document, options);
        return errors.IsEmpty
            ? new CompiledDocument(schema, document, options.AssumedListSize)
            : throw new GraphQLRequestException(errors);
    }

    /// <summary>A copy of a request's text: plans outlive requests.</summary>
    public static byte[] TextOf(OperationRequest request) =>
        request.DocumentIsEscaped ? JsonUnescape(request.Document.Span) : request.Document.ToArray();

    private DocumentNode Parse(byte[] text)
    {
        try
        {
            return Parser.Parse(text, options.Parser);
        }
        catch (GraphQLSyntaxException error)
        {
            throw new GraphQLRequestException(new GraphQLError(error.IsLimit ? error.Message : $"Syntax error: {error.Message}")
            {
                Code = error.IsLimit ? ErrorCodes.TooComplex : ErrorCodes.Syntax,
                Locations = [SourceLocation.Of(text, error.Offset)],
            });
        }
    }

    private static byte[] JsonUnescape(ReadOnlySpan<byte> escaped)
    {
        byte[] quoted = [(byte)'"', .. escaped, (byte)'"'];
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            var text = new byte[quoted.Length];
            return text[..reader.CopyString(text)];
        }
        catch (InvalidOperationException)
        {
            throw new GraphQLRequestException(
                new GraphQLError("Syntax error: the document holds an invalid surrogate pair.") { Code = ErrorCodes.Syntax });
        }
    }
}
