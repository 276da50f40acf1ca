namespace Erp.Grains.Journal;

/// <summary>An event's stable name with its version, <c>inventory.stock_reserved.v1</c>: what stands in the journal.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
