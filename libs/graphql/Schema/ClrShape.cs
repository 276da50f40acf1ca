using System.Collections.Immutable;
using System.Reflection;

namespace Erp.GraphQL.Schema;

/// <summary>
/// What a C# type says about a GraphQL type once tasks, nullability and lists are taken apart:
/// <c>Task&lt;List&lt;string?&gt;&gt;</c> is a non-null list of nullable strings.
/// </summary>
/// <param name="Clr">The type without its task.</param>
/// <param name="IsNullable">Whether null is a value of it.</param>
/// <param name="Item">The shape of a list's items; null for what is not a list.</param>
internal sealed record ClrShape(Type Clr, bool IsNullable, ClrShape? Item)
{
    /// <summary>The type of a single value, without lists and <see cref="Nullable{T}"/>.</summary>
    public Type Core => Item?.Core ?? Nullable.GetUnderlyingType(Clr) ?? Clr;

    public static ClrShape Of(PropertyInfo property) => Of(new NullabilityInfoContext().Create(property));

    public static ClrShape Of(ParameterInfo parameter) => Of(new NullabilityInfoContext().Create(parameter));

    public static ClrShape OfResult(MethodInfo method) =>
        Of(new NullabilityInfoContext().Create(method.ReturnParameter));

    private static ClrShape Of(NullabilityInfo info)
    {
        var type = info.Type;
        if (IsGeneric(type, typeof(Task<>)) || IsGeneric(type, typeof(ValueTask<>)) || IsGeneric(type, typeof(IAsyncEnumerable<>)))
        {
            return Of(info.GenericTypeArguments[0]);
        }
        if (IsGeneric(type, typeof(Optional<>)))
        {
            var inner = Of(info.GenericTypeArguments[0]);
            return inner with { Clr = type, IsNullable = true, Item = inner.Item };
        }
        var value = Nullable.GetUnderlyingType(type);
        var nullable = value is not null || (!type.IsValueType && info.ReadState != NullabilityState.NotNull);
        return new ClrShape(type, nullable, ItemOf(info, value ?? type));
    }

    private static ClrShape? ItemOf(NullabilityInfo info, Type type)
    {
        if (info.ElementType is { } element) return Of(element);
        var itemType = ItemTypeOf(type);
        if (itemType is null) return null;
        var argument = info.GenericTypeArguments.FirstOrDefault(candidate => candidate.Type == itemType);
        return argument is not null ? Of(argument) : new ClrShape(itemType, IsNullableStruct(itemType), null);
    }

    /// <summary>
    /// The item type of what GraphQL sees as a list: whatever is an enumerable of one type, strings and dictionaries
    /// aside.
    /// </summary>
    public static Type? ItemTypeOf(Type type)
    {
        if (type == typeof(string)) return null;
        if (type.IsArray) return type.GetElementType();
        if (IsGeneric(type, typeof(IEnumerable<>))) return type.GetGenericArguments()[0];
        var enumerables = type.GetInterfaces().Where(face => IsGeneric(face, typeof(IEnumerable<>))).ToArray();
        return enumerables.Length == 1 ? enumerables[0].GetGenericArguments()[0] : null;
    }

    /// <summary>What a stream of events is of, tasks taken apart; null for what is no stream.</summary>
    public static Type? EventTypeOf(Type type)
    {
        if (IsGeneric(type, typeof(Task<>)) || IsGeneric(type, typeof(ValueTask<>))) type = type.GetGenericArguments()[0];
        return IsGeneric(type, typeof(IAsyncEnumerable<>)) ? type.GetGenericArguments()[0] : null;
    }

    /// <summary>The type inside an <see cref="Optional{T}"/>; other types as they are.</summary>
    public static Type WithoutOptional(Type type) =>
        IsGeneric(type, typeof(Optional<>)) ? type.GetGenericArguments()[0] : type;

    public static bool IsGeneric(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    public static bool IsImmutableArray(Type type) => IsGeneric(type, typeof(ImmutableArray<>));

    private static bool IsNullableStruct(Type type) => Nullable.GetUnderlyingType(type) is not null;
}
