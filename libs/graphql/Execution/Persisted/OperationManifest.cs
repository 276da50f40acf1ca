using System.Collections.Immutable;
using System.Text.Json;

namespace Erp.GraphQL;

/// <summary>
/// Operations to register, read from JSON: Apollo's <c>persisted-query-manifest</c> format or a plain object of
/// documents by their ids. Ids of 64 hexadecimal digits, with or without the prefix <c>sha256:</c>, have to be the
/// SHA-256 of the document; others may be anything.
/// </summary>
/// <param name="Source">Where it comes from, for messages.</param>
/// <param name="Operations">The entries.</param>
public sealed record OperationManifest(string Source, ImmutableArray<RegisteredOperation> Operations)
{
    private const string ApolloFormat = "apollo-persisted-query-manifest";

    /// <summary>Reads a file.</summary>
    /// <exception cref="OperationManifestException">It cannot be read, or is no manifest.</exception>
    public static OperationManifest Load(string path)
    {
        try
        {
            return Parse(path, File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OperationManifestException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads JSON in UTF-8.</summary>
    /// <exception cref="OperationManifestException">It is no manifest.</exception>
    public static OperationManifest Parse(string source, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var manifest = JsonDocument.Parse(WithoutMark(json));
            var root = manifest.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new OperationManifestException($"{source}: a manifest is a JSON object.");
            var isApollo = root.TryGetProperty("format", out var format) && format.ValueEquals(ApolloFormat);
            return new OperationManifest(source, isApollo ? ReadApollo(source, root) : ReadPlain(source, root));
        }
        catch (JsonException error)
        {
            throw new OperationManifestException($"{source}: {error.Message}", error);
        }
    }

    private static ImmutableArray<RegisteredOperation> ReadApollo(string source, JsonElement root)
    {
        if (!root.TryGetProperty("version", out var version) || version.GetRawText() != "1")
            throw new OperationManifestException($"{source}: only version 1 of Apollo's format is known.");
        if (!root.TryGetProperty("operations", out var operations) || operations.ValueKind != JsonValueKind.Array)
            throw new OperationManifestException($"{source}: \"operations\" must be an array.");
        return
        [
            .. operations.EnumerateArray().Select((entry, i) => new RegisteredOperation(
                Text(source, $"operations[{i}].id", Member(entry, "id")),
                Text(source, $"operations[{i}].body", Member(entry, "body")),
                Member(entry, "name") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null)),
        ];
    }

    private static ImmutableArray<RegisteredOperation> ReadPlain(string source, JsonElement root) =>
    [
        .. root.EnumerateObject().Select(entry =>
            new RegisteredOperation(entry.Name, Text(source, $"\"{entry.Name}\"", entry.Value))),
    ];

    private static JsonElement? Member(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) ? value : null;

    private static string Text(string source, string what, JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : throw new OperationManifestException($"{source}: {what} must be a string.");

    /// <summary>Editors of some systems put a byte order mark before a text.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
}

/// <summary>One entry of a manifest.</summary>
/// <param name="Id">The id by which clients ask for it.</param>
/// <param name="Document">The text.</param>
/// <param name="Name">The name of its operation; null when it does not matter.</param>
public sealed record RegisteredOperation(string Id, string Document, string? Name = null);
