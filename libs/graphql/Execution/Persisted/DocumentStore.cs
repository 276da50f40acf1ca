using System.Security.Cryptography;
using Erp.GraphQL.Language;

namespace Erp.GraphQL.Execution.Persisted;

/// <summary>
/// Finds the document that a request means, whichever transport it came by: by its text, by the id under which the
/// host registered it, or by the hash with which a client sent it before.
/// </summary>
internal sealed class DocumentStore
{
    private readonly ExecutionServices _engine;
    private readonly DocumentCompiler _compiler;
    private readonly RegisteredOperations _registered;
    private readonly DocumentCache _texts;
    private readonly DocumentCache? _automatic;

    public DocumentStore(ExecutionServices engine, IEnumerable<OperationManifest> manifests)
    {
        var options = engine.Options;
        _engine = engine;
        _compiler = new DocumentCompiler(engine.Schema, options);
        _registered = RegisteredOperations.Compile(manifests, _compiler);
        _texts = new DocumentCache(options.MaxCachedDocuments, options.MaxCachedBytes);
        if (options.AllowAutomaticRegistration)
            _automatic = new DocumentCache(options.MaxAutomaticDocuments, options.MaxAutomaticBytes);
    }

    /// <exception cref="GraphQLRequestException">There is no such document, or the caller may not run it.</exception>
    public CompiledDocument Find(OperationRequest request)
    {
        var onlyRegistered = _engine.RunsOnlyRegistered(request.State);
        var id = OperationId.Of(request);
        if (id.IsGiven && request.Document.IsEmpty) return FindById(id, onlyRegistered);
        if (request.Document.IsEmpty)
        {
            throw GraphQLRequestException.Malformed("The request has no \"query\".");
        }
        if (id.IsGiven) Check(id, request);
        var document = FindByText(request, onlyRegistered);
        if (id.IsGiven && !document.IsRegistered) _automatic?.Add(id.Text.Span, isEscaped: false, document);
        return document;
    }

    private CompiledDocument FindById(OperationId id, bool onlyRegistered)
    {
        if (_registered.Find(id.Text.Span) is { } registered) return registered;
        if (onlyRegistered) throw NotRegistered();
        // Without any registered operation the client does better not to ask by hash again.
        if (_automatic is null && _registered.IsEmpty)
            throw Refusal("PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported);
        return _automatic?.Find(id.Text.Span, isEscaped: false)
            ?? throw Refusal("PersistedQueryNotFound", ErrorCodes.PersistedQueryNotFound);
    }

    private CompiledDocument FindByText(OperationRequest request, bool onlyRegistered)
    {
        var text = request.Document.Span;
        var document = _texts.Find(text, request.DocumentIsEscaped);
        if (document is null)
        {
            document = Compile(DocumentCompiler.TextOf(request), onlyRegistered);
            _texts.Add(text, request.DocumentIsEscaped, document);
        }
        return onlyRegistered && !document.IsRegistered ? throw NotRegistered() : document;
    }

    /// <summary>
    /// A registered operation is recognised by its text too, so that a client which sends texts may be limited to them;
    /// what such a client may not run is refused before anything is parsed.
    /// </summary>
    private CompiledDocument Compile(byte[] text, bool onlyRegistered) =>
        _registered.FindText(text) ?? (onlyRegistered ? throw NotRegistered() : _compiler.Compile(text));

    /// <summary>Nobody can have others run his document under the hash of theirs.</summary>
    private static void Check(OperationId id, OperationRequest request)
    {
        if (!id.IsHash)
            throw GraphQLRequestException.Malformed("Give either \"query\" or \"documentId\", not both.");
        Span<byte> hash = stackalloc byte[2 * SHA256.HashSizeInBytes];
        OperationId.Hash(DocumentCompiler.TextOf(request), hash);
        if (id.Text.Span.SequenceEqual(hash)) return;
        throw new GraphQLRequestException(
            new GraphQLError("provided sha does not match query") { Code = ErrorCodes.PersistedQueryHashMismatch })
        {
            Outcome = ExecutionOutcome.Malformed,
        };
    }

    private static GraphQLRequestException NotRegistered() => Refusal(
        "This caller may run registered operations only, and this is none of them.", ErrorCodes.OperationNotRegistered);

    private static GraphQLRequestException Refusal(string message, string code) =>
        new(new GraphQLError(message) { Code = code });
}
