using System.Collections.Immutable;

namespace Erp.GraphQL.Language;

/// <summary>A parsed document together with its source text.</summary>
public sealed class DocumentNode(ReadOnlyMemory<byte> source, ImmutableArray<DefinitionNode> definitions)
    : SyntaxNode(0)
{
    /// <summary>The UTF-8 text that offsets of nodes refer to.</summary>
    public ReadOnlyMemory<byte> Source { get; } = source;

    /// <summary>The definitions in order; at least one.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;

    /// <summary>Line and column of a node.</summary>
    public SourceLocation LocationOf(SyntaxNode node) => SourceLocation.Of(Source.Span, node.Start);
}
