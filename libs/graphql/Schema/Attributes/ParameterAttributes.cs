namespace Erp.GraphQL;

/// <summary>The parameter is the object whose field is being resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;

/// <summary>The parameter is the event for which a field of the subscription type is resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;

/// <summary>The parameter comes from the request's services.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;

/// <summary>The parameter comes from the request's state, as the host's interceptor set it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GlobalStateAttribute(string? name = null) : Attribute
{
    /// <summary>The state's name, if not the parameter's.</summary>
    public string? Name { get; } = name;
}

/// <summary>The method is the batch function of a data loader; see <see cref="IDataLoader{TKey,TValue}"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataLoaderAttribute : Attribute;
