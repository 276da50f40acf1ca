namespace Erp.GraphQL;

/// <summary>What the field costs by itself, for <see cref="GraphQLOptions.MaxCost"/>.</summary>
/// <remarks>Without it: 10 for a mutation, 1 for an object that a resolver makes and for each item of a list, else 0.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(int weight) : Attribute
{
    /// <summary>The weight; of a list, of each item.</summary>
    public int Weight { get; } = weight;
}

/// <summary>
/// How long a list is, for <see cref="GraphQLOptions.MaxCost"/>. Fields with <see cref="UseConnectionAttribute"/> need
/// none.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>
    /// The length where no argument says it; <see cref="GraphQLOptions.AssumedListSize"/> unless set.
    /// </summary>
    public int AssumedSize { get; set; }

    /// <summary>
    /// The arguments that say how long it is: by their value, or by their own length when they are lists. The largest
    /// counts.
    /// </summary>
    public string[] SlicingArguments { get; set; } = [];

    /// <summary>The fields below this one that have the length; the field itself unless given.</summary>
    public string[] SizedFields { get; set; } = [];
}
