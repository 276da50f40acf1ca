namespace Erp.GraphQL.Language;

/// <summary>A part of a document. Nodes are immutable and safe to share between threads.</summary>
public abstract class SyntaxNode(int start)
{
    /// <summary>Byte offset of the node's first token in the UTF-8 source.</summary>
    public int Start { get; } = start;
}
