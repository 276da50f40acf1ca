using System.Collections.Immutable;

namespace Erp.GraphQL.Execution;

/// <summary>
/// A node of the result tree. Nodes exist only where some field below needs its own code to run; what can be read
/// directly from a resolved object is read when the response is written.
/// </summary>
internal abstract class ResultNode(ResultNode? parent, FieldPlan? field, int index)
{
    /// <summary>The response keys and indices from the root to a field of this node.</summary>
    public ImmutableArray<object> PathTo(FieldPlan target)
    {
        var path = new List<object> { target.ResponseName };
        for (var node = this; node is not null; node = node.Parent)
        {
            if (node.Index >= 0) path.Add(node.Index);
            else if (node.Field is not null) path.Add(node.Field.ResponseName);
        }
        path.Reverse();
        return [.. path];
    }

    private ResultNode? Parent { get; } = parent;

    private FieldPlan? Field { get; } = field;

    private int Index { get; } = index;
}

/// <summary>An object with at least one field that has a slot.</summary>
internal sealed class ObjectNode(SelectionSetPlan plan, object? value, ResultNode? parent, FieldPlan? field, int index)
    : ResultNode(parent, field, index)
{
    public SelectionSetPlan Plan { get; } = plan;

    /// <summary>The resolver's object; null on root types.</summary>
    public object? Value { get; } = value;

    /// <summary>What the fields with slots resolved to.</summary>
    public object?[] Slots { get; } = new object?[plan.SlotCount];
}

/// <summary>A list of objects that are nodes themselves.</summary>
internal sealed class ListNode(ResultNode? parent, FieldPlan field, int index) : ResultNode(parent, field, index)
{
    public List<object?> Items { get; } = [];
}

/// <summary>
/// A field or item whose code failed; it is reported when the response is written, where its path is known.
/// </summary>
internal sealed class FieldFailure(Exception exception)
{
    public Exception Exception { get; } = exception;
}
