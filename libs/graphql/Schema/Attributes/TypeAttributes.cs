namespace Erp.GraphQL;

/// <summary>
/// Adds a class to the schema even if no field returns it, as an implementation of an interface or a member of a union.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ObjectTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name, if not the class's.</summary>
    public string? Name { get; } = name;
}

/// <summary>
/// The class's public methods and properties are further fields of the object type of <typeparamref name="T"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T> : Attribute, IExtendsType
{
    Type IExtendsType.Extended => typeof(T);
}

internal interface IExtendsType
{
    Type Extended { get; }
}

/// <summary>The C# interface or abstract class is an interface of the schema.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name, if not the class's.</summary>
    public string? Name { get; } = name;
}

/// <summary>The marker interface or abstract class is a union of the object types assignable to it.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class UnionTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name, if not the class's.</summary>
    public string? Name { get; } = name;
}

/// <summary>Exactly one field of the input object must be given, and not null; all its fields are nullable.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;
