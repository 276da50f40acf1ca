using Erp.GraphQL.Language;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Null has reached a place that cannot be null. Validation cannot see it coming: a nullable variable may stand where
/// it or the place has a default value, and be given null nevertheless.
/// </summary>
internal sealed class NullArgumentException(string message, DocumentNode document, SyntaxNode value) : Exception(message)
{
    /// <summary>Where the value stands in the document.</summary>
    public SourceLocation Location => document.LocationOf(value);
}
