namespace Erp;

/// <summary>The permission a caller needs for a grain method, <c>resource:action</c>; without it, only system identity may call.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}
