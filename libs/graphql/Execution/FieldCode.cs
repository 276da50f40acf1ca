using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Gives a field's value, or the task of it when the field is asynchronous and has not finished at once.
/// </summary>
internal delegate object? FieldResolver(
    OperationExecution execution, FieldPlan field, object? parent, ResultNode? node);

/// <summary>Writes a leaf straight from its parent; false when the value is null.</summary>
internal delegate bool LeafWriter(object parent, ResponseWriter writer);

/// <summary>
/// The compiled code behind a field of an object type. Delegates are compiled at first use, to keep start-up short.
/// </summary>
internal sealed class FieldCode(Func<FieldResolver> compile, Func<LeafWriter>? compileLeafWriter)
{
    /// <summary>Resolves the field to an object.</summary>
    public FieldResolver Resolve => field ??= compile();

    /// <summary>Writes the field without boxing its value; null when it is no direct leaf.</summary>
    public LeafWriter? WriteLeaf => compileLeafWriter is null ? null : field ??= compileLeafWriter();

    /// <summary>
    /// Whether the field merely reads its parent: no arguments, services, policies or tasks. Such fields are read
    /// while the response is written and need no slot in the result tree.
    /// </summary>
    public bool IsDirect { get; init; }

    /// <summary>Takes the result out of the resolver's finished task; null when the resolver is synchronous.</summary>
    public Func<Task, object?>? TaskResult { get; init; }

    /// <summary>Writes a single value of a leaf field; null when the field's type is composite.</summary>
    public LeafCodec? Leaf { get; init; }
}
