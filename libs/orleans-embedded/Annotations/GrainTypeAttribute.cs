namespace Orleans.Metadata;

/// <summary>The name of a grain class in grain ids; without it the class name decides.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string Name { get; } = grainType;
}
