using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Reflection;
using System.Text;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>Which types are immutable through and through, so that two grains may hold the same value.</summary>
internal static class SharedTypes
{
    private static readonly FrozenSet<Type> s_known = new HashSet<Type>
    {
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly),
        typeof(TimeOnly), typeof(TimeSpan), typeof(Half), typeof(Int128), typeof(UInt128), typeof(BigInteger),
        typeof(Complex), typeof(Index), typeof(Range), typeof(Rune), typeof(Uri), typeof(Version), typeof(IPAddress),
        typeof(CultureInfo), typeof(CancellationToken), typeof(GrainId), typeof(GrainType), typeof(IdSpan),
        typeof(GrainInterfaceType), typeof(Nothing), typeof(object),
    }.ToFrozenSet();

    private static readonly FrozenSet<Type> s_containers = new HashSet<Type>
    {
        typeof(Nullable<>), typeof(KeyValuePair<,>), typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>),
        typeof(Tuple<,,,>), typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>),
        typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>), typeof(ValueTuple<,,,,,>), typeof(ImmutableArray<>),
        typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>), typeof(ImmutableQueue<>),
        typeof(ImmutableStack<>), typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
    }.ToFrozenSet();

    /// <summary>Whether a value whose type is exactly this one is immutable.</summary>
    public static bool Contains(Type type) =>
        type.IsPrimitive || type.IsEnum || s_known.Contains(type)
        || type.IsDefined(typeof(ImmutableAttribute), false)
        || typeof(GrainReference).IsAssignableFrom(type)
        || typeof(Exception).IsAssignableFrom(type)
        || typeof(Type).IsAssignableFrom(type)
        || IsContainerOfShared(type)
        || IsReadOnlyStructOfShared(type);

    private static bool IsContainerOfShared(Type type) =>
        type.IsGenericType && s_containers.Contains(type.GetGenericTypeDefinition())
        && Array.TrueForAll(type.GetGenericArguments(), argument => IsFixed(argument) && Contains(argument));

    private static bool IsReadOnlyStructOfShared(Type type) =>
        type.IsValueType
        && type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute), false)
        && type.IsDefined(typeof(GenerateSerializerAttribute), false)
        && Array.TrueForAll(
            type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            field => IsFixed(field.FieldType) && Contains(field.FieldType));

    /// <summary>Whether a value declared as this type cannot be of another one.</summary>
    public static bool IsFixed(Type type) => type.IsSealed || type.IsValueType;
}
