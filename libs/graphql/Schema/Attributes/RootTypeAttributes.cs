namespace Erp.GraphQL;

/// <summary>The class's public methods and properties are fields of the query type.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;

/// <summary>The class's public methods and properties are fields of the mutation type.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;

/// <summary>
/// The class's methods with <see cref="SubscribeAttribute"/> are fields of the subscription type; the methods that they
/// name open the streams of their events.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;

/// <summary>The method is a field of the subscription type: it makes the field's value out of an event.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>
    /// The method of the same class that opens the stream of events: it returns an <see cref="IAsyncEnumerable{T}"/>, or a
    /// task of one. Its arguments are the field's arguments, its cancellation token is set when the client has gone.
    /// </summary>
    public required string With { get; init; }
}
