using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>The fields to deliver for objects of one type, fragments dissolved and duplicates merged.</summary>
internal sealed class SelectionSetPlan(ObjectType type, FieldPlan[] fields)
{
    public ObjectType Type { get; } = type;

    /// <summary>All fields in the order of the response.</summary>
    public FieldPlan[] Fields { get; } = fields;

    /// <summary>The fields that must be resolved before the object can be written.</summary>
    public FieldPlan[] SlotFields { get; } = [.. fields.Where(field => field.Slot >= 0)];

    public int SlotCount => SlotFields.Length;

    /// <summary>Whether an object of the type can be written from its CLR object alone.</summary>
    public bool IsDirect => SlotFields.Length == 0;
}
