using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Erp.GraphQL.Execution.Persisted;

/// <summary>
/// The operations that the host registered before it started, ready to run. Unlike documents that clients send they are
/// never evicted.
/// </summary>
internal sealed class RegisteredOperations
{
    private const int MaxIdLength = 256;
    private const int HashLength = 2 * SHA256.HashSizeInBytes;

    private readonly FrozenDictionary<string, CompiledDocument>.AlternateLookup<ReadOnlySpan<char>> _byId;
    private readonly FrozenDictionary<string, CompiledDocument>.AlternateLookup<ReadOnlySpan<char>> _byHash;

    private RegisteredOperations(Dictionary<string, CompiledDocument> byId, Dictionary<string, CompiledDocument> byHash)
    {
        IsEmpty = byId.Count == 0;
        _byId = byId.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _byHash = byHash.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsEmpty { get; }

    /// <summary>Parses, validates and plans everything now, so that no request has to.</summary>
    /// <exception cref="OperationManifestException">Some entry cannot be run; the message says of each why.</exception>
    public static RegisteredOperations Compile(IEnumerable<OperationManifest> manifests, DocumentCompiler compiler)
    {
        var byId = new Dictionary<string, CompiledDocument>(StringComparer.Ordinal);
        var byHash = new Dictionary<string, CompiledDocument>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var manifest in manifests)
        {
            foreach (var operation in manifest.Operations)
            {
                if (Add(operation, compiler, byId, byHash) is { } problem)
                    problems.Add($"{manifest.Source}: operation {operation.Name ?? operation.Id}: {problem}");
            }
        }
        return problems.Count == 0
            ? new RegisteredOperations(byId, byHash)
            : throw new OperationManifestException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>The operation of that id.</summary>
    public CompiledDocument? Find(ReadOnlySpan<byte> id) => IsEmpty ? null : Find(_byId, id);

    /// <summary>The operation that has exactly this text.</summary>
    public CompiledDocument? FindText(ReadOnlySpan<byte> text)
    {
        if (IsEmpty) return null;
        Span<byte> hash = stackalloc byte[HashLength];
        OperationId.Hash(text, hash);
        return Find(_byHash, hash);
    }

    private static CompiledDocument? Find(
        FrozenDictionary<string, CompiledDocument>.AlternateLookup<ReadOnlySpan<char>> documents, ReadOnlySpan<byte> key)
    {
        if (key.Length > MaxIdLength) return null;
        Span<char> text = stackalloc char[MaxIdLength];
        return documents.TryGetValue(text[..Encoding.UTF8.GetChars(key, text)], out var document) ? document : null;
    }

    /// <summary>What is wrong with the entry; null when it has been added.</summary>
    private static string? Add(
        RegisteredOperation operation,
        DocumentCompiler compiler,
        Dictionary<string, CompiledDocument> byId,
        Dictionary<string, CompiledDocument> byHash)
    {
        var id = OperationId.WithoutPrefix(operation.Id);
        var text = Encoding.UTF8.GetBytes(operation.Document);
        var hash = Convert.ToHexStringLower(SHA256.HashData(text));
        if (id.Length is 0 or > MaxIdLength) return $"an id has 1 to {MaxIdLength} characters.";
        if (LooksLikeHash(id) && id != hash)
            return $"its id is not the SHA-256 of its document, which is {hash}.";
        if (byId.TryGetValue(id, out var same))
            return byHash.GetValueOrDefault(hash) == same ? null : $"the id {id} is given to two documents.";
        try
        {
            var document = byHash.GetValueOrDefault(hash) ?? compiler.Compile(text).AsRegistered();
            if (operation.Name is { } name && !document.Has(name)) return "its document has no operation of that name.";
            byId[id] = byHash[hash] = document;
            return null;
        }
        catch (GraphQLRequestException refusal)
        {
            return Describe(refusal.Errors[0]);
        }
    }

    private static string Describe(GraphQLError error) => error.Locations.IsEmpty
        ? error.Message
        : $"{error.Message} (line {error.Locations[0].Line}, column {error.Locations[0].Column})";

    private static bool LooksLikeHash(string id) => id.Length == HashLength && id.All(char.IsAsciiHexDigit);
}
