using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL.Http;

/// <summary>
/// The parts of a request's JSON, as slices of the body: the document is looked up by its bytes as they came and the
/// variables are read where they stand, so a warm request copies nothing.
/// </summary>
internal readonly struct RequestEnvelope
{
    public ReadOnlyMemory<byte> Document { get; private init; }

    public bool DocumentIsEscaped { get; private init; }

    public ReadOnlyMemory<byte> DocumentId { get; private init; }

    public string? OperationName { get; private init; }

    public ReadOnlyMemory<byte> Variables { get; private init; }

    public ReadOnlyMemory<byte> Extensions { get; private init; }

    /// <summary>Whether it says which document; in the extensions there may be a hash.</summary>
    private bool NamesDocument => !Document.IsEmpty || !DocumentId.IsEmpty || !Extensions.IsEmpty;

    /// <exception cref="BadHttpGraphQLRequestException">The body is no GraphQL request.</exception>
    public static RequestEnvelope Parse(ReadOnlyMemory<byte> body) => Guard(ParseOne, body);

    /// <summary>The requests of a batch, or null for a body that is no array.</summary>
    /// <exception cref="BadHttpGraphQLRequestException">One of them is no GraphQL request, or there are too many.</exception>
    public static IReadOnlyList<RequestEnvelope>? ParseBatch(ReadOnlyMemory<byte> body, int maxSize) =>
        StartsArray(body.Span) ? GuardArray(body, maxSize) : null;

    public OperationRequest ToRequest(
        IServiceProvider services, GraphQLRequestState state, bool allowMutations = true, bool reportsCost = false) => new()
        {
            Document = Document,
            DocumentIsEscaped = DocumentIsEscaped,
            DocumentId = DocumentId,
            OperationName = OperationName,
            Variables = Variables,
            Extensions = Extensions,
            Services = services,
            State = state,
            AllowMutations = allowMutations,
            ReportsCost = reportsCost,
        };

    /// <summary>Apart from its caller, which must not pay for a closure when the body is a single request.</summary>
    private static List<RequestEnvelope> GuardArray(ReadOnlyMemory<byte> body, int maxSize) =>
        Guard(bytes => ParseArray(bytes, maxSize), body);

    private static T Guard<T>(Func<ReadOnlyMemory<byte>, T> parse, ReadOnlyMemory<byte> body)
    {
        try
        {
            return parse(body);
        }
        catch (JsonException)
        {
            throw Bad("The body is not valid JSON.");
        }
        catch (InvalidOperationException)
        {
            throw Bad("The body holds an invalid surrogate pair.");
        }
    }

    private static bool StartsArray(ReadOnlySpan<byte> body)
    {
        var start = body.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && body[start] == '[';
    }

    private static List<RequestEnvelope> ParseArray(ReadOnlyMemory<byte> body, int maxSize)
    {
        var requests = new List<RequestEnvelope>();
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (requests.Count == maxSize) throw Bad($"A batch holds at most {maxSize} requests.");
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            requests.Add(ParseOne(body[start..(int)reader.BytesConsumed]));
        }
        reader.Read();
        return requests.Count > 0 ? requests : throw Bad("A batch must hold a request.");
    }

    private static RequestEnvelope ParseOne(ReadOnlyMemory<byte> body)
    {
        var envelope = ParseObject(body);
        return envelope.NamesDocument ? envelope : throw Bad("The request has no \"query\".");
    }

    private static RequestEnvelope ParseObject(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw Bad("The body must be a JSON object.");
        var envelope = default(RequestEnvelope);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            envelope = ReadMember(envelope, body, ref reader);
        }
        // Reads on to the end, so that text after the object is noticed.
        reader.Read();
        return envelope;
    }

    private static RequestEnvelope ReadMember(
        RequestEnvelope envelope, ReadOnlyMemory<byte> body, ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("query"u8))
        {
            Take(ref reader, JsonTokenType.String, "query", "a string", nullable: false);
            return envelope with
            {
                Document = body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length),
                DocumentIsEscaped = reader.ValueIsEscaped,
            };
        }
        if (reader.ValueTextEquals("documentId"u8))
        {
            var given = Take(ref reader, JsonTokenType.String, "documentId", "a string", nullable: true);
            return envelope with { DocumentId = given ? TextOf(body, ref reader) : default };
        }
        if (reader.ValueTextEquals("operationName"u8))
        {
            var given = Take(ref reader, JsonTokenType.String, "operationName", "a string", nullable: true);
            return envelope with { OperationName = given ? reader.GetString() : null };
        }
        if (reader.ValueTextEquals("variables"u8))
        {
            return envelope with { Variables = TakeObject(body, ref reader, "variables") };
        }
        if (reader.ValueTextEquals("extensions"u8))
        {
            return envelope with { Extensions = TakeObject(body, ref reader, "extensions") };
        }
        reader.Read();
        reader.Skip();
        return envelope;
    }

    private static ReadOnlyMemory<byte> TextOf(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader) => reader.ValueIsEscaped
        ? Encoding.UTF8.GetBytes(reader.GetString()!)
        : body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);

    private static ReadOnlyMemory<byte> TakeObject(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader, string name)
    {
        if (!Take(ref reader, JsonTokenType.StartObject, name, "an object", nullable: true)) return default;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return body[start..(int)reader.BytesConsumed];
    }

    /// <summary>Moves to the member's value; false when it is a null that may be.</summary>
    private static bool Take(
        ref Utf8JsonReader reader, JsonTokenType expected, string name, string described, bool nullable)
    {
        reader.Read();
        if (reader.TokenType == expected) return true;
        if (nullable && reader.TokenType == JsonTokenType.Null) return false;
        throw Bad($"\"{name}\" must be {described}.");
    }

    private static BadHttpGraphQLRequestException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
