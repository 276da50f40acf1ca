using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Erp.GraphQL.Execution.Persisted;

/// <summary>
/// The name by which a request asks for a document instead of sending its text: <c>documentId</c> of GraphQL over HTTP's
/// appendix on persisted documents, or the hash in <c>extensions.persistedQuery</c> as Apollo's clients send it.
/// </summary>
/// <param name="Text">The id, a prefix <c>sha256:</c> taken off; empty when none is given.</param>
/// <param name="IsHash">Whether the client says that it is the SHA-256 of the document.</param>
internal readonly record struct OperationId(ReadOnlyMemory<byte> Text, bool IsHash)
{
    private const string HashPrefix = "sha256:";

    public bool IsGiven => !Text.IsEmpty;

    /// <exception cref="GraphQLRequestException">The request's extension cannot be understood.</exception>
    public static OperationId Of(OperationRequest request)
    {
        if (!request.DocumentId.IsEmpty) return new OperationId(WithoutPrefix(request.DocumentId), IsHash: false);
        return request.Extensions.IsEmpty ? default : OfExtensions(request.Extensions);
    }

    /// <summary>An id in a manifest as it is looked up.</summary>
    public static string WithoutPrefix(string id) =>
        id.StartsWith(HashPrefix, StringComparison.Ordinal) ? id[HashPrefix.Length..] : id;

    /// <summary>The SHA-256 of a document in 64 lower-case hexadecimal digits.</summary>
    public static void Hash(ReadOnlySpan<byte> document, Span<byte> hex)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document, hash);
        Convert.TryToHexStringLower(hash, hex, out _);
    }

    private static ReadOnlyMemory<byte> WithoutPrefix(ReadOnlyMemory<byte> id) =>
        id.Span.StartsWith("sha256:"u8) ? id[HashPrefix.Length..] : id;

    private static OperationId OfExtensions(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMeant = reader.ValueTextEquals("persistedQuery"u8);
            reader.Read();
            if (isMeant && reader.TokenType != JsonTokenType.Null) return OfExtension(json, ref reader);
            reader.Skip();
        }
        return default;
    }

    private static OperationId OfExtension(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader)
    {
        var version = 0;
        ReadOnlyMemory<byte> hash = default;
        if (reader.TokenType != JsonTokenType.StartObject) throw Unintelligible();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("version"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out version)) throw Unintelligible();
            }
            else if (reader.ValueTextEquals("sha256Hash"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.String) throw Unintelligible();
                hash = Slice(json, ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
        if (version != 1) throw GraphQLRequestException.Malformed("Unsupported persisted query version");
        return hash.IsEmpty ? throw Unintelligible() : new OperationId(hash, IsHash: true);
    }

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader) => reader.ValueIsEscaped
        ? Encoding.UTF8.GetBytes(reader.GetString()!)
        : json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);

    private static GraphQLRequestException Unintelligible() => GraphQLRequestException.Malformed(
        "\"extensions.persistedQuery\" must be an object with \"version\" 1 and \"sha256Hash\".");
}
