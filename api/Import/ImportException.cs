namespace Erp.Api.Import;

/// <summary>Why the import cannot go on, in one sentence for the person who started it.</summary>
internal sealed class ImportException : Exception
{
    public ImportException(string message) : base(message) { }

    public ImportException(string message, Exception inner) : base(message, inner) { }
}
