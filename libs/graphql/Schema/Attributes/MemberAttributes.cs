namespace Erp.GraphQL;

/// <summary>Gives a type, member, parameter or enum value another name in the schema.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    /// <summary>The name in the schema.</summary>
    public string Name { get; } = name;
}

/// <summary>Says what a type, member, parameter or enum value means, in Markdown.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    /// <summary>The text.</summary>
    public string Description { get; } = description;
}

/// <summary>Marks a field, argument, input field or enum value as deprecated.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDeprecatedAttribute(string reason) : Attribute
{
    /// <summary>Why, and what to use instead.</summary>
    public string Reason { get; } = reason;
}

/// <summary>Keeps a member, parameter or enum value out of the schema.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>Reads and writes the value as an <c>ID</c>; on lists, every item.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.ReturnValue)]
public sealed class IDAttribute : Attribute;

/// <summary>The method's field replaces the one of a property of the extended type.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class BindMemberAttribute(string name) : Attribute
{
    /// <summary>The property's C# name.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Lets only callers see the field (or all fields of the class) whom the host's authorizer allows the policy.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true)]
public sealed class AuthorizeAttribute(string policy) : Attribute
{
    /// <summary>The policy's name, such as a permission.</summary>
    public string Policy { get; } = policy;
}

/// <summary>The method returns a <see cref="Connection{T}"/> and takes <see cref="PagingArguments"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseConnectionAttribute : Attribute
{
    /// <summary>Page size when neither <c>first</c> nor <c>last</c> is given.</summary>
    public int DefaultPageSize { get; set; } = 20;

    /// <summary>Largest page a client may ask for.</summary>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>Whether <c>last</c> and <c>before</c> exist.</summary>
    public bool AllowBackwardPagination { get; set; }

    /// <summary>Whether the connection has a <c>totalCount</c>.</summary>
    public bool IncludeTotalCount { get; set; }
}
